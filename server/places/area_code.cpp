// SPDX-License-Identifier: Apache-2.0
#include "places/area_code.hpp"

#include <algorithm>
#include <charconv>

namespace places {

std::optional<AreaCode> AreaCode::parse(std::string_view text) {
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 6 || text.front() == '0' || !std::ranges::all_of(text, is_digit))
    return std::nullopt;
  std::int32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return AreaCode(value);
}

}  // namespace places
