// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "assistant/impl/day_phrases.hpp"
#include "places/holidays.hpp"
#include "places/lunar.hpp"

namespace assistant::impl {
namespace {

using base::Day;

std::optional<Day> civil(int year, unsigned month, unsigned day) {
  std::chrono::year_month_day const date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  return date.ok() ? std::optional(Day(date)) : std::nullopt;
}

bool is_off(Day day) {
  return places::HolidayCalendar::china().kind(day) == places::DayKind::public_holiday;
}

// The spring day on which the holiday table has 清明; by rule of thumb where it ends.
std::optional<Day> tomb_sweeping_day(int year) {
  auto const& holidays = places::HolidayCalendar::china();
  for (unsigned day = 4; day <= 6; ++day) {
    auto const at = civil(year, 4, day);
    auto const* entry = at ? holidays.find(*at) : nullptr;
    bool const is_it = entry && entry->name_zh == "清明" && at > holidays.announced_until();
    if (is_it) return at;
  }
  return civil(year, 4, year % 4 < 2 ? 4 : 5);
}

std::optional<Day> festival_day(int festival, int year) {
  auto const& lunar = places::LunarCalendar::china();
  switch (festival) {
    case new_year:
      return civil(year, 1, 1);
    case spring_festival:
      return lunar.day(year, 1, 1);
    case tomb_sweeping:
      return tomb_sweeping_day(year);
    case labour_day:
      return civil(year, 5, 1);
    case dragon_boat:
      return lunar.day(year, 5, 5);
    case mid_autumn:
      return lunar.day(year, 8, 15);
    case national_day:
      return civil(year, 10, 1);
    case new_years_eve:
      return lunar.new_years_eve(year);
    case lantern:
      return lunar.day(year, 1, 15);
    case qixi:
      return lunar.day(year, 7, 7);
    case double_ninth:
      return lunar.day(year, 9, 9);
    case christmas:
      return civil(year, 12, 25);
    case valentine:
      return civil(year, 2, 14);
  }
  return std::nullopt;
}

}  // namespace

std::optional<DayPhrase> festival_days(int festival, std::optional<int> year, bool whole,
                                       Day today) {
  int const now = static_cast<int>(std::chrono::year_month_day(today).year());
  auto day = festival_day(festival, year.value_or(now));
  if (!year && day && *day < today) day = festival_day(festival, now + 1);
  if (!day) return std::nullopt;
  DayPhrase days{.from = *day};
  if (!whole) return days;
  constexpr std::chrono::days one{1};
  auto first = *day;
  auto last = *day;
  while (is_off(first - one)) first -= one;
  while (is_off(last + one)) last += one;
  bool const starts_later = festival == national_day || festival == labour_day;
  days.from = starts_later ? *day : first;
  if (last != days.from) days.until = last;
  return days;
}

}  // namespace assistant::impl
