// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/clock_text.hpp"

#include <charconv>

namespace trips {

std::optional<base::Minutes> clock_from(std::string_view text) {
  int hours = 0;
  int minutes = 0;
  auto const digits = [&](std::size_t at, int& into) {
    auto const* const end = text.data() + at + 2;
    return std::from_chars(text.data() + at, end, into).ptr == end;
  };
  bool const is_clock =
      text.size() == 5 && text[2] == ':' && digits(0, hours) && digits(3, minutes);
  if (!is_clock) return std::nullopt;
  return base::Minutes(hours * 60 + minutes);
}

}  // namespace trips
