// SPDX-License-Identifier: Apache-2.0
#include "providers/sms/sms_folder.hpp"

#include <boost/json.hpp>

#include "providers/impl/private_file.hpp"

namespace providers {

base::Result<void> SmsFolder::send(notices::ShortMessage const& message) {
  bool const is_code = message.purpose == notices::ShortMessage::Purpose::code;
  boost::json::object const written{
      {"purpose", is_code ? "code" : "notice"}, {"number", message.number}, {"word", message.word}};
  auto const file = folder_ / (ids_.next().str() + ".sms.json");
  if (write_private_file(file, boost::json::serialize(written) + "\n")) return {};
  return base::refuse(base::Refusal::unavailable, "The message cannot be written to its folder.");
}

}  // namespace providers
