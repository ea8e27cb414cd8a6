// SPDX-License-Identifier: Apache-2.0
#include "notices/kinds.hpp"

#include <algorithm>
#include <array>

namespace notices {

std::span<Kind const> kinds() {
  using enum Channel;
  static std::array<Kind, 9> const all{{
      {"trip_changed", {}},
      {"invitation", {push, email}},
      {"suggestion", {push}},
      {"member_changed", {push}},
      {"alert", {push, email}},
      {"sos", {push, email, sms}},
      {"support_reply", {push, email}},
      {"support_request", {push}},
      {"trial", {push}, false},  // asked for by the person, to see whether it comes
  }};
  return all;
}

Kind const* find_kind(std::string_view word) {
  auto const all = kinds();
  auto const found =
      std::find_if(all.begin(), all.end(), [&](Kind const& kind) { return kind.word == word; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace notices
