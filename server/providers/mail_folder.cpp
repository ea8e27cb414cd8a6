// SPDX-License-Identifier: Apache-2.0
#include "providers/mail_folder.hpp"

#include "providers/impl/private_file.hpp"
#include "providers/mail_message.hpp"

namespace providers {

base::Result<void> MailFolder::send(accounts::Letter const& letter) {
  auto const id = ids_.next().str();
  auto const text =
      mail_message(letter, {from_, id + "@xingqu", clock_.now(), BodyEncoding::eight_bit});
  if (write_private_file(folder_ / (id + ".eml"), text)) return {};
  return base::refuse(base::Refusal::unavailable, "The letter cannot be written to its folder.");
}

}  // namespace providers
