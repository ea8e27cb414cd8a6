// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace base {

// A civil date of the place it is about; no time zone. SQL and JSON: "2026-11-22".
using Day = std::chrono::local_days;
// Minutes since the midnight that begins a service day; past 1440 is after the next midnight.
using Minutes = std::chrono::minutes;

// Accepts 2024-10-25, 2024/10/25 and 2024/1/5; nullopt for anything else or a date that is not.
std::optional<Day> parse_day(std::string_view text);
std::string to_text(Day day);     // 2024-10-25
std::string to_text(Instant at);  // 2024-10-31T12:00:00Z, with fractions only if there are any

// All of China is UTC+8, without daylight saving.
inline constexpr std::chrono::hours china_offset{8};
Day china_day(Instant at);
Instant china_instant(Day day, Minutes at);

// Half open: [from, until).
struct MinuteSpan {
  Minutes from{};
  Minutes until{};
  constexpr bool contains(MinuteSpan inner) const {
    return from <= inner.from && inner.until <= until;
  }
  constexpr Minutes length() const { return until - from; }
  friend constexpr bool operator==(MinuteSpan const&, MinuteSpan const&) = default;
};

std::string to_clock(Minutes at);  // 09:05, 24:30 for half past midnight of the next day

}  // namespace base
