// SPDX-License-Identifier: Apache-2.0
#include "places/lunar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "places/csv.hpp"
#include "places/impl/embedded.hpp"

namespace places {
namespace {

constexpr std::array<std::string_view, 4> columns{"day", "year", "month", "is_leap"};

std::optional<int> number_from(std::string const& text) {
  int number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

base::Result<LunarCalendar> LunarCalendar::read(std::string_view csv) {
  auto const table = CsvTable::read(csv, columns);
  if (!table) return table.error();
  LunarCalendar calendar;
  for (auto const& row : table->rows) {
    bool const is_whole = row.fields.size() == columns.size();
    auto const first = is_whole ? base::parse_day(row.fields[0]) : std::nullopt;
    auto const year = is_whole ? number_from(row.fields[1]) : std::nullopt;
    auto const month = is_whole ? number_from(row.fields[2]) : std::nullopt;
    if (!first || !year || !month)
      return base::refuse(base::Refusal::invalid,
                          fmt::format("Line {}: not the first day of a month.", row.line));
    calendar.months_.push_back({*first, *year, *month, row.fields[3] == "1"});
  }
  std::ranges::sort(calendar.months_, {}, &Month::first);
  return calendar;
}

LunarCalendar const& LunarCalendar::china() {
  static LunarCalendar const calendar =
      read(embedded::text_of("calendar/lunar_months.csv")).value();
  return calendar;
}

std::optional<base::Day> LunarCalendar::day(int year, int month, int day) const {
  auto const found = std::ranges::find_if(months_, [&](Month const& each) {
    return each.year == year && each.month == month && !each.is_leap;
  });
  if (found == months_.end() || found + 1 == months_.end() || day < 1) return std::nullopt;
  auto const wanted = found->first + std::chrono::days(day - 1);
  return wanted < (found + 1)->first ? std::optional(wanted) : std::nullopt;
}

std::optional<base::Day> LunarCalendar::new_years_eve(int year) const {
  auto const first = day(year, 1, 1);
  return first ? std::optional(*first - std::chrono::days(1)) : std::nullopt;
}

}  // namespace places
