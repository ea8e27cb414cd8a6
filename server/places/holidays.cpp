// SPDX-License-Identifier: Apache-2.0
#include "places/holidays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/expects.hpp"
#include "places/csv.hpp"
#include "places/impl/embedded.hpp"

namespace places {
namespace {

constexpr std::array<std::string_view, 4> columns{"day", "kind", "name_zh", "name_en"};

struct Kinds {
  DayKind kind;
  bool is_announced;
};

std::optional<Kinds> kinds_from(std::string_view word) {
  if (word == "holiday") return Kinds{DayKind::public_holiday, true};
  if (word == "workday") return Kinds{DayKind::make_up_workday, true};
  if (word == "statutory") return Kinds{DayKind::public_holiday, false};
  return std::nullopt;
}

}  // namespace

base::Result<HolidayCalendar> HolidayCalendar::read(std::string_view csv) {
  auto const table = CsvTable::read(csv, columns);
  if (!table) return table.error();
  HolidayCalendar calendar;
  for (auto const& row : table->rows) {
    bool const is_whole = row.fields.size() == columns.size();
    auto const day = base::parse_day(row.fields[0]);
    auto const kinds = is_whole ? kinds_from(row.fields[1]) : std::nullopt;
    if (!day || !kinds)
      return base::refuse(base::Refusal::invalid,
                          fmt::format("Line {}: not a day and its kind.", row.line));
    calendar.entries_.push_back({*day, kinds->kind, row.fields[2], row.fields[3]});
    if (kinds->is_announced)  // notices cover whole years
      calendar.announced_until_ = std::max(
          calendar.announced_until_,
          base::Day(std::chrono::year_month_day(*day).year() / std::chrono::December / 31));
  }
  std::ranges::sort(calendar.entries_, {}, &Entry::day);
  return calendar;
}

HolidayCalendar const& HolidayCalendar::china() {
  static HolidayCalendar const calendar =
      read(embedded::text_of("calendar/china_holidays.csv")).value();
  return calendar;
}

HolidayCalendar::Entry const* HolidayCalendar::find(base::Day day) const {
  auto const found = std::ranges::lower_bound(entries_, day, {}, &Entry::day);
  return found != entries_.end() && found->day == day ? &*found : nullptr;
}

DayKind HolidayCalendar::kind(base::Day day) const {
  auto const* const entry = find(day);
  return entry ? entry->kind : DayKind::ordinary;
}

}  // namespace places
