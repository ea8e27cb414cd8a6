// SPDX-License-Identifier: Apache-2.0
#include "planner/date_words.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace planner {

Words date_words(base::Day day) {
  constexpr std::array<char const*, 7> zh{"日", "一", "二", "三", "四", "五", "六"};
  constexpr std::array<char const*, 7> en{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::chrono::year_month_day const date(day);
  auto const weekday = std::chrono::weekday(day).c_encoding();
  auto const month = static_cast<unsigned>(date.month());
  auto const number = static_cast<unsigned>(date.day());
  return {fmt::format("{}月{}日（周{}）", month, number, zh[weekday]),
          fmt::format("{} {} {}", en[weekday], number, months[(month + 11) % 12])};
}

std::string clock_words(base::Minutes at) {
  auto const days = std::chrono::floor<std::chrono::days>(at);
  if (days.count() == 0 || at == std::chrono::hours(24)) return base::to_clock(at);
  return fmt::format("{} ({:+})", base::to_clock(at - days), days.count());
}

}  // namespace planner
