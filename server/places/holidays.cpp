// SPDX-License-Identifier: Apache-2.0
#include "places/holidays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/expects.hpp"
#include "base/text.hpp"
#include "places/csv.hpp"
#include "places/impl/embedded.hpp"

namespace places {
namespace {

constexpr std::array<std::string_view, 4> columns{"day", "kind", "name_zh", "name_en"};
constexpr std::array<std::string_view, 4> columns_elsewhere{"area", "year", "certainty", "days"};

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

base::Day end_of_year(base::Day day) {
  return base::Day(std::chrono::year_month_day(day).year() / std::chrono::December / 31);
}

base::Error refuse_line(std::size_t line) {
  return base::refuse(base::Refusal::invalid,
                      fmt::format("Line {}: not a day and its kind.", line));
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
    if (!day || !kinds) return refuse_line(row.line);
    calendar.entries_.push_back({*day, kinds->kind, row.fields[2], row.fields[3]});
    if (kinds->is_announced)  // notices cover whole years
      calendar.announced_until_ = std::max(calendar.announced_until_, end_of_year(*day));
  }
  std::ranges::sort(calendar.entries_, {}, &Entry::day);
  return calendar;
}

// Every line is a year of an area, the years of each in order.
base::Result<std::map<AreaCode, HolidayCalendar>> HolidayCalendar::read_elsewhere(
    std::string_view csv) {
  auto const table = CsvTable::read(csv, columns_elsewhere);
  if (!table) return table.error();
  std::map<AreaCode, HolidayCalendar> calendars;
  std::set<AreaCode> estimated;
  for (auto const& row : table->rows) {
    bool const is_whole = row.fields.size() == columns_elsewhere.size();
    auto const area = AreaCode::parse(row.fields[0]);
    if (!is_whole || !area || row.fields[3].empty()) return refuse_line(row.line);
    auto& calendar = calendars[*area];
    auto& entries = calendar.entries_;
    for (auto const& text : base::split(row.fields[3], ' ')) {
      auto const day = base::parse_day(fmt::format("{}-{}", row.fields[1], text));
      if (!day || (!entries.empty() && *day <= entries.back().day)) return refuse_line(row.line);
      entries.push_back({*day, DayKind::public_holiday, "公众假期", "Public holiday"});
    }
    if (row.fields[2] != "known") estimated.insert(*area);
    if (!estimated.contains(*area)) calendar.announced_until_ = end_of_year(entries.back().day);
  }
  return calendars;
}

HolidayCalendar const& HolidayCalendar::of(AreaCode area) {
  static constexpr AreaCode taiwan(710000), hong_kong(810000), macau(820000);
  auto const own = area.province();
  bool const is_mainland = !own.is_abroad() && own != taiwan && own != hong_kong && own != macau;
  if (is_mainland) return china();
  static auto const elsewhere =
      read_elsewhere(embedded::text_of("calendar/holidays_elsewhere.csv")).value();
  static HolidayCalendar const unknown;
  auto const found = elsewhere.find(own);
  return found == elsewhere.end() ? unknown : found->second;
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
