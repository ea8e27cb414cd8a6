// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "places/impl/hours_reader.hpp"
#include "places/impl/hours_rules.hpp"

// The grammar, from the outside in: rules, their selectors from wide to narrow (years, dates,
// weeks, weekdays and holidays, times), then the state and the comment.
namespace places::hours {
namespace {

constexpr int last_year = 9999;
constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekdays{"mo", "tu", "we", "th", "fr", "sa", "su"};
constexpr std::array<std::pair<std::string_view, Event>, 4> events{{{"dawn", Event::dawn},
                                                                    {"sunrise", Event::sunrise},
                                                                    {"sunset", Event::sunset},
                                                                    {"dusk", Event::dusk}}};

// The position of the word ahead in a list, from 1; 0 if it is not there.
template <std::size_t Size>
int index_of(std::string_view word, std::array<std::string_view, Size> const& list) {
  auto const found = std::ranges::find(list, word);
  return found == list.end() ? 0 : static_cast<int>(found - list.begin()) + 1;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : in_(text) {}
  base::Result<Rules> parse(std::optional<base::LatLon> at);

 private:
  Rule rule(Joint joint);
  bool wide_selectors(Rule& rule);
  bool day_selectors(Rule& rule);
  void state(Rule& rule, bool has_selector);

  void years(Rule& rule);
  void dates(Rule& rule);
  DateRange date_range(std::optional<int> year);
  void further_days(Rule& rule);
  void weeks(Rule& rule);
  bool at_day_word();
  void day_item(Rule& rule);
  WeekdayRange weekday_range();
  std::vector<int> nth();
  int shift();
  bool at_point() { return in_.at_time() || in_.at("(") || event_ahead() != Event::none; }
  Event event_ahead();
  void times(Rule& rule);
  TimeSpan time_span();
  TimePoint point(int last_minute);
  int clock(int last_minute);
  bool dash() { return in_.take("-") || in_.take("–"); }
  bool comma_before(auto const& follows);

  Reader in_;
};

base::Result<Rules> Parser::parse(std::optional<base::LatLon> at) {
  Rules all{.rules = {}, .at = at};
  auto joint = Joint::replaces;
  do {
    if (!all.rules.empty() && in_.at_end()) break;  // a `;` at the end says nothing
    all.rules.push_back(rule(joint));
    if (in_.take("||"))
      joint = Joint::fills;
    else if (in_.take(","))
      joint = Joint::adds;
    else if (in_.take(";"))
      joint = Joint::replaces;
    else if (!in_.at_end())
      in_.refuse("this is not understood here");
    else
      break;
  } while (!in_.refusal());
  if (in_.refusal()) return *in_.refusal();
  for (auto const& rule : all.rules) {
    all.names_holidays |= !rule.holidays.empty();
    all.names_school_holidays |= rule.has_school_holidays;
  }
  return all;
}

Rule Parser::rule(Joint joint) {
  Rule rule;
  rule.joint = joint;
  bool has_selector = in_.take("24/7");
  if (!has_selector) {
    has_selector |= wide_selectors(rule);
    if (has_selector) in_.take(":");
    has_selector |= day_selectors(rule);
    if (at_point()) {
      times(rule);
      has_selector = true;
    }
  }
  state(rule, has_selector);
  return rule;
}

bool Parser::wide_selectors(Rule& rule) {
  auto const before = in_.position();
  if (in_.at_year()) years(rule);
  if (index_of(in_.word(), months) != 0 || in_.at_year()) dates(rule);
  if (in_.take_word("week")) weeks(rule);
  if (in_.word() == "easter") in_.refuse("Easter is not supported");
  return in_.position() != before;
}

bool Parser::day_selectors(Rule& rule) {
  if (!at_day_word()) return false;
  do day_item(rule);
  while (comma_before([&] { return at_day_word(); }));
  bool const only_holidays = rule.weekdays.empty();
  if (only_holidays && index_of(in_.word(), weekdays) != 0) {
    rule.is_weekday_of_holiday = true;
    do rule.weekdays.push_back(weekday_range());
    while (comma_before([&] { return index_of(in_.word(), weekdays) != 0; }));
  }
  return true;
}

// Steps over a comma, but only if what follows continues the same list.
bool Parser::comma_before(auto const& follows) {
  auto const before = in_.position();
  if (in_.take(",") && follows()) return true;
  if (!in_.refusal()) in_.go_back(before);
  return false;
}

void Parser::state(Rule& rule, bool has_selector) {
  bool const is_stated = [&] {
    if (in_.take_word("open")) return true;
    if (in_.take_word("off") || in_.take_word("closed")) {
      rule.state = State::closed;
      return true;
    }
    if (!in_.take_word("unknown")) return false;
    rule.state = State::unknown;
    return true;
  }();
  bool const has_comment = in_.at("\"");
  if (has_comment) in_.quoted();
  if (has_comment && !is_stated) rule.state = State::unknown;
  if (!is_stated && !has_comment && !has_selector)
    in_.refuse("expected days, times or a word like off");
}

// `2026`, `2024-2026`, `2024,2026`, `2024-2030/2`, `2026+`; a single year before a month belongs
// to the date instead.
void Parser::years(Rule& rule) {
  auto const before = in_.position();
  do {
    Numbers range;
    range.from = range.until = in_.number(1900, last_year, "a year");
    if (in_.take("+"))
      range.until = last_year;
    else if (dash())
      range.until = in_.number(range.from, last_year, "a later year");
    if (in_.take("/")) range.step = in_.number(1, 100, "a step");
    rule.years.push_back(range);
  } while (comma_before([&] { return in_.at_year(); }));
  bool const is_single = rule.years.size() == 1 && rule.years[0].from == rule.years[0].until;
  if (is_single && index_of(in_.word(), months) != 0) {
    rule.years.clear();
    in_.go_back(before);
  }
}

void Parser::dates(Rule& rule) {
  auto const at_date = [&] { return in_.at_year() || index_of(in_.word(), months) != 0; };
  do {
    std::optional<int> year;
    if (in_.at_year()) year = in_.number(1900, last_year, "a year");
    rule.dates.push_back(date_range(year));
    further_days(rule);
  } while (comma_before(at_date));
}

DateRange Parser::date_range(std::optional<int> year) {
  auto const month_day = [&](std::optional<int> in_year) {
    MonthDay date{.year = in_year, .month = index_of(in_.word(), months), .day = {}};
    if (date.month == 0) {
      in_.refuse("expected a month");
      return MonthDay{};
    }
    in_.take_word();
    if (in_.at_number() && !in_.at_time() && !in_.at_year()) date.day = in_.number(1, 31, "a day");
    return date;
  };
  DateRange range{month_day(year), {}};
  range.until = range.from;
  if (year && in_.take("+")) {
    range.until = {last_year, 12, 31};
    return range;
  }
  if (!dash()) return range;
  if (in_.at_year()) {
    if (!year) in_.refuse("the first date of the range has no year");
    range.until = month_day(in_.number(year.value_or(1900), last_year, "a year"));
  } else if (in_.at_number()) {
    if (!range.from.day)
      in_.refuse("the first date of the range has no day");
    else
      range.until.day = in_.number(*range.from.day, 31, "a later day");
  } else {
    range.until = month_day(year);
    auto const& [from, until] = range;
    bool const passes_new_year = std::pair(until.month, until.day.value_or(31)) <
                                 std::pair(from.month, from.day.value_or(1));
    if (year && passes_new_year) range.until.year = *year + 1;
  }
  return range;
}

// The 26 of `Dec 24,26` and of `Dec 24,26-28`.
void Parser::further_days(Rule& rule) {
  while (rule.dates.back().until.day &&
         comma_before([&] { return in_.at_number() && !in_.at_time() && !in_.at_year(); })) {
    DateRange range{rule.dates.back().until, rule.dates.back().until};
    range.from.day = range.until.day = in_.number(1, 31, "a day");
    if (dash()) range.until.day = in_.number(*range.from.day, 31, "a later day");
    rule.dates.push_back(range);
  }
}

void Parser::weeks(Rule& rule) {
  do {
    Numbers range;
    range.from = range.until = in_.number(1, 53, "a week");
    if (dash()) range.until = in_.number(range.from, 53, "a later week");
    if (in_.take("/")) range.step = in_.number(1, 53, "a step");
    rule.weeks.push_back(range);
  } while (comma_before([&] { return in_.at_number() && !in_.at_time(); }));
}

bool Parser::at_day_word() {
  auto const word = in_.word();
  return word == "ph" || word == "sh" || index_of(word, weekdays) != 0;
}

void Parser::day_item(Rule& rule) {
  if (in_.take_word("ph"))
    rule.holidays.push_back(shift());
  else if (in_.take_word("sh"))
    rule.has_school_holidays = true;
  else
    rule.weekdays.push_back(weekday_range());
}

WeekdayRange Parser::weekday_range() {
  WeekdayRange range;
  range.from = range.until = index_of(in_.word(), weekdays);
  in_.take_word();
  if (in_.at("[")) {
    range.nth = nth();
    range.shifted_days = shift();
  } else if (dash()) {
    range.until = index_of(in_.word(), weekdays);
    if (range.until == 0)
      in_.refuse("expected a weekday like Fr");
    else
      in_.take_word();
    if (in_.at("[")) in_.refuse("a range of weekdays cannot be counted in the month");
  }
  return range;
}

std::vector<int> Parser::nth() {
  std::vector<int> wanted;
  in_.take("[");
  do {
    bool const is_from_end = dash();
    int const first = in_.number(1, 5, "a count");
    int const last = !is_from_end && dash() ? in_.number(first, 5, "a later count") : first;
    for (int n = first; n <= last; ++n) wanted.push_back(is_from_end ? -n : n);
  } while (in_.take(","));
  if (!in_.take("]")) in_.refuse("expected ]");
  return wanted;
}

// ` +1 day`, ` -2 days`.
int Parser::shift() {
  auto const before = in_.position();
  bool const is_later = in_.take("+");
  if (!is_later && !dash()) return 0;
  if (!in_.at_number()) {
    in_.go_back(before);
    return 0;
  }
  int const days = in_.number(1, 31, "days");
  if (!in_.take_word("day") && !in_.take_word("days")) in_.refuse("expected the word day");
  return is_later ? days : -days;
}

Event Parser::event_ahead() {
  auto const word = in_.word();
  auto const* const found =
      std::ranges::find(events, word, &std::pair<std::string_view, Event>::first);
  return found == events.end() ? Event::none : found->second;
}

void Parser::times(Rule& rule) {
  do rule.times.push_back(time_span());
  while (comma_before([&] { return at_point(); }));
}

TimeSpan Parser::time_span() {
  TimeSpan span;
  span.from = point(24 * 60 - 1);
  if (in_.take("+")) {
    span.has_open_end = true;
    span.until = {Event::none, 24 * 60};
    return span;
  }
  if (!dash()) {
    in_.refuse("a time needs an end, as in 09:00-17:00");
    return span;
  }
  span.until = point(48 * 60);
  span.has_open_end = in_.take("+");
  if (in_.at("/")) in_.refuse("repeated points in time are not supported");
  return span;
}

TimePoint Parser::point(int last_minute) {
  TimePoint point;
  if (in_.take("(")) {
    point.event = event_ahead();
    if (point.event == Event::none)
      in_.refuse("expected sunrise, sunset, dawn or dusk");
    else
      in_.take_word();
    bool const is_later = in_.take("+");
    if (!is_later && !dash())
      in_.refuse("expected + or - and a time");
    else
      point.minutes = (is_later ? 1 : -1) * clock(24 * 60);
    if (!in_.take(")")) in_.refuse("expected )");
    return point;
  }
  point.event = event_ahead();
  if (point.event != Event::none)
    in_.take_word();
  else if (in_.at_time())
    point.minutes = clock(last_minute);
  else
    in_.refuse("expected a time like 09:00");
  return point;
}

int Parser::clock(int last_minute) {
  int const hour = in_.number(0, 48, "an hour");
  if (!in_.take(":")) in_.refuse("expected a time like 09:00");
  int const minute = in_.number(0, 59, "minutes");
  if (hour * 60 + minute > last_minute) in_.refuse("the time is past the end of the day");
  return hour * 60 + minute;
}

}  // namespace

base::Result<Rules> parse_rules(std::string_view text, std::optional<base::LatLon> at) {
  return Parser(text).parse(at);
}

}  // namespace places::hours
