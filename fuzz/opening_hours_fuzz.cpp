// SPDX-License-Identifier: Apache-2.0
// links: places
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/expects.hpp"
#include "places/opening_hours.hpp"

// Any text is either refused or has, on every day, spans that are in order and inside two days.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  auto const hours = places::OpeningHours::parse({reinterpret_cast<char const*>(bytes), size});
  if (!hours) return 0;
  auto const first = base::parse_day("2026-02-10").value();
  for (int ahead = 0; ahead < 400; ahead += 13) {
    auto const day = first + std::chrono::days(ahead);
    base::Minutes last{-1};
    for (auto const& span : hours->open_spans(day)) {
      EXPECTS(last < span.from && span.from < span.until);
      EXPECTS(span.from < base::Minutes(1440) && span.until <= base::Minutes(2 * 1440));
      last = span.until;
    }
    (void)hours->is_open(day, base::Minutes(ahead));
    (void)hours->is_approximate(day);
  }
  return 0;
}
