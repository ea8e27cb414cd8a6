// SPDX-License-Identifier: Apache-2.0
#include "providers/call.hpp"

#include <fmt/format.h>

namespace providers {

bool may_be_repeated(Call const& call) {
  return call.is_repeatable || call.method == http::Method::get ||
         call.method == http::Method::head;
}

std::string flight_key(Call const& call) {
  if (call.method != http::Method::get) return {};
  auto key = fmt::format("{} {}", call.most_bytes, call.target);
  for (std::size_t i = 0; i < call.headers.size(); ++i)
    key += fmt::format("\n{}: {}", call.headers[i].name, call.headers[i].value);
  return key;
}

}  // namespace providers
