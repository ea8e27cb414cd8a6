// SPDX-License-Identifier: Apache-2.0
#include "places/opening_hours.hpp"

#include <algorithm>
#include <utility>

#include "places/holidays.hpp"
#include "places/impl/hours_rules.hpp"
#include "places/impl/hours_words.hpp"
#include "places/impl/sun.hpp"

namespace places {
namespace {

using base::Day;
using base::Minutes;
using base::MinuteSpan;
using namespace hours;
using std::chrono::days;
using std::chrono::year_month_day;

constexpr Minutes whole_day{24 * 60};
constexpr std::size_t longest_text = 2000;

bool holds(std::vector<Numbers> const& ranges, int number) {
  return ranges.empty() || std::ranges::any_of(ranges, [&](Numbers const& range) {
           return range.from <= number && number <= range.until &&
                  (number - range.from) % range.step == 0;
         });
}

int iso_weekday(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

int iso_week(Day day) {
  Day const thursday = day + days(4 - iso_weekday(day));
  auto const new_year = year_month_day(thursday).year() / std::chrono::January / 1;
  return static_cast<int>((thursday - std::chrono::local_days(new_year)).count() / 7) + 1;
}

bool holds(DateRange const& range, Day day) {
  year_month_day const date(day);
  int const year = static_cast<int>(date.year());
  int const number = static_cast<int>(static_cast<unsigned>(date.month()) * 100 +
                                      static_cast<unsigned>(date.day()));
  int const from = range.from.month * 100 + range.from.day.value_or(1);
  int const until = range.until.month * 100 + range.until.day.value_or(31);
  if (range.from.year)
    return std::pair(*range.from.year, from) <= std::pair(year, number) &&
           std::pair(year, number) <= std::pair(*range.until.year, until);
  return from <= until ? from <= number && number <= until : from <= number || number <= until;
}

bool holds(std::vector<DateRange> const& ranges, Day day) {
  return ranges.empty() ||
         std::ranges::any_of(ranges, [&](DateRange const& range) { return holds(range, day); });
}

// Which Saturday of its month this is: from the front, and from the end as a negative number.
std::pair<int, int> counts_in_month(Day day) {
  year_month_day const date(day);
  auto const last = std::chrono::year_month_day_last(date.year(), date.month() / std::chrono::last);
  int const n = static_cast<int>(static_cast<unsigned>(date.day()));
  int const size = static_cast<int>(static_cast<unsigned>(last.day()));
  return {(n - 1) / 7 + 1, -((size - n) / 7 + 1)};
}

bool spans(WeekdayRange const& range, int weekday) {
  return range.from <= range.until ? range.from <= weekday && weekday <= range.until
                                   : range.from <= weekday || weekday <= range.until;
}

bool holds(WeekdayRange const& range, Day shown) {
  Day const day = shown - days(range.shifted_days);
  if (!spans(range, iso_weekday(day))) return false;
  if (range.nth.empty()) return true;
  auto const counts = counts_in_month(day);
  return std::ranges::any_of(range.nth,
                             [&](int n) { return n == counts.first || n == counts.second; });
}

// Where the hours follow public holidays, a make-up workday is a working day: `Mo-Fr` holds on
// it and `Sa-Su` does not. A mixed list like `Tu-Su` keeps to the weekday that it is.
bool weekdays_hold(std::vector<WeekdayRange> const& ranges, Day day,
                   HolidayCalendar const* calendar) {
  auto const any = [&](int weekday) {
    return std::ranges::any_of(ranges, [&](auto const& r) { return spans(r, weekday); });
  };
  if (calendar && calendar->kind(day) == DayKind::make_up_workday) {
    if (any(1) && any(2) && any(3) && any(4) && any(5)) return true;
    if (!any(1) && !any(2) && !any(3) && !any(4) && !any(5)) return false;
  }
  return std::ranges::any_of(ranges, [&](auto const& range) { return holds(range, day); });
}

bool days_hold(Rule const& rule, Day day, HolidayCalendar const* calendar) {
  if (rule.weekdays.empty() && rule.holidays.empty() && !rule.has_school_holidays) return true;
  bool const is_holiday = std::ranges::any_of(rule.holidays, [&](int shift) {
    return calendar->kind(day - days(shift)) == DayKind::public_holiday;
  });
  bool const is_weekday = weekdays_hold(rule.weekdays, day, calendar);
  return rule.is_weekday_of_holiday ? is_holiday && is_weekday : is_holiday || is_weekday;
}

bool holds(Rule const& rule, Day day, HolidayCalendar const* calendar) {
  return holds(rule.years, static_cast<int>(year_month_day(day).year())) &&
         holds(rule.dates, day) && holds(rule.weeks, iso_week(day)) &&
         days_hold(rule, day, calendar);
}

int minute_of(TimePoint point, SunTimes const& sun) {
  switch (point.event) {
    case Event::dawn:
      return sun.dawn + point.minutes;
    case Event::sunrise:
      return sun.sunrise + point.minutes;
    case Event::sunset:
      return sun.sunset + point.minutes;
    case Event::dusk:
      return sun.dusk + point.minutes;
    case Event::none:
      break;
  }
  return point.minutes;
}

// Begins on its day, whatever is added to the sun's times.
MinuteSpan minutes_of(TimeSpan const& span, SunTimes const& sun) {
  int const from = std::clamp(minute_of(span.from, sun), 0, 24 * 60 - 1);
  int const until = std::clamp(minute_of(span.until, sun), 0, 48 * 60);
  return {Minutes(from), Minutes(until <= from ? until + 24 * 60 : until)};
}

using Spans = std::vector<MinuteSpan>;

Spans spans_of(Rule const& rule, SunTimes const& sun) {
  if (rule.times.empty()) return {{Minutes(0), whole_day}};
  Spans all;
  for (auto const& time : rule.times) all.push_back(minutes_of(time, sun));
  return all;
}

Spans without(Spans const& all, MinuteSpan hole) {
  Spans rest;
  for (auto const& span : all) {
    MinuteSpan const before{span.from, std::min(span.until, hole.from)};
    MinuteSpan const after{std::max(span.from, hole.until), span.until};
    if (before.from < before.until) rest.push_back(before);
    if (after.from < after.until) rest.push_back(after);
  }
  return rest;
}

Spans without(Spans all, Spans const& holes) {
  for (auto const& hole : holes) all = without(all, hole);
  return all;
}

// In order, and what touches is one.
Spans merged(Spans all) {
  std::ranges::sort(all, {}, &MinuteSpan::from);
  Spans joined;
  for (auto const& span : all) {
    if (!joined.empty() && span.from <= joined.back().until)
      joined.back().until = std::max(joined.back().until, span.until);
    else
      joined.push_back(span);
  }
  return joined;
}

struct DayStates {
  Spans open;
  Spans unknown;
  bool uses_sun = false;
  bool has_open_end = false;
};

// Lays one rule over what the rules before it said about this service day.
void lay(Rule const& rule, SunTimes const& sun, DayStates& said) {
  bool const closes_all_day = rule.state == State::closed && rule.times.empty();
  bool const replaces = rule.state != State::closed && rule.joint == Joint::replaces;
  if (closes_all_day || replaces) said = {};
  auto spans = spans_of(rule, sun);
  if (rule.joint == Joint::fills) spans = without(without(spans, said.open), said.unknown);
  said.open = without(said.open, spans);
  said.unknown = without(said.unknown, spans);
  if (rule.state == State::closed) return;
  auto& target = rule.state == State::open ? said.open : said.unknown;
  target.insert(target.end(), spans.begin(), spans.end());
  for (auto const& time : rule.times) {
    said.has_open_end |= time.has_open_end;
    said.uses_sun |= time.from.event != Event::none || time.until.event != Event::none;
  }
}

DayStates states_of(Rules const& rules, Day day) {
  auto const sun = sun_times(day, rules.at);
  DayStates said;
  for (auto const& rule : rules.rules)
    if (holds(rule, day, rules.calendar)) lay(rule, sun, said);
  return said;
}

}  // namespace

base::Result<OpeningHours> OpeningHours::parse(std::string_view text,
                                               std::optional<base::LatLon> at, AreaCode area) {
  if (text.size() > longest_text)
    return base::refuse(base::Refusal::invalid, "Opening hours: longer than 2000 bytes.");
  auto rules = parse_rules(text, at);
  if (!rules) return rules.error();
  if (rules->names_holidays) rules->calendar = &HolidayCalendar::of(area);
  return OpeningHours(std::string(text), std::make_shared<Rules const>(std::move(*rules)));
}

std::string OpeningHours::in_chinese() const { return in_words(*rules_, Tongue::chinese); }
std::string OpeningHours::in_english() const { return in_words(*rules_, Tongue::english); }

std::vector<MinuteSpan> OpeningHours::open_spans(Day day) const {
  auto spans = merged(states_of(*rules_, day).open);
  // What a later rule left of a night past midnight does not begin on this day.
  std::erase_if(spans, [](auto const& span) { return span.from >= whole_day; });
  return spans;
}

bool OpeningHours::is_open(Day day, Minutes minute) const {
  auto const holds_at = [&](Day service_day, Minutes at) {
    return std::ranges::any_of(states_of(*rules_, service_day).open,
                               [&](auto const& s) { return s.from <= at && at < s.until; });
  };
  return holds_at(day, minute) || holds_at(day - days(1), minute + whole_day);
}

bool OpeningHours::is_approximate(Day day) const {
  auto const said = states_of(*rules_, day);
  bool const asks_later_calendar = rules_->calendar && day > rules_->calendar->announced_until();
  return !said.unknown.empty() || said.uses_sun || said.has_open_end || asks_later_calendar ||
         rules_->names_school_holidays;
}

bool OpeningHours::is_closed_for_long(Day day) const {
  for (int ahead = 0; ahead < 28; ++ahead)
    if (!open_spans(day + days(ahead)).empty()) return false;
  return true;
}

}  // namespace places
