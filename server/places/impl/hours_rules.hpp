// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.hpp"
#include "base/result.hpp"
#include "places/holidays.hpp"

// What an opening_hours expression says, read once and then only asked.
namespace places::hours {

enum class State : std::uint8_t { open, closed, unknown };
// How a rule joins those before it: `;` replaces them on its days, `,` adds, `||` fills the rest.
enum class Joint : std::uint8_t { replaces, adds, fills };
enum class Event : std::uint8_t { none, dawn, sunrise, sunset, dusk };

// from ≤ n ≤ until, every step-th: years and weeks.
struct Numbers {
  int from = 0;
  int until = 0;
  int step = 1;
};

// A day or, without `day`, a whole month; in one year or in every year.
struct MonthDay {
  std::optional<int> year;
  int month = 1;
  std::optional<int> day;
};

// Both ends belong to it. Without years it comes back every year and may pass New Year.
struct DateRange {
  MonthDay from;
  MonthDay until;
};

// ISO weekdays, 1 is Monday; `Sa-Mo` passes Sunday. nth counts in the month, negative from its end.
struct WeekdayRange {
  int from = 1;
  int until = 7;
  std::vector<int> nth;
  int shifted_days = 0;  // `Sa[1] +1 day`: the day after the first Saturday
};

// A minute of the day, or minutes relative to what the sun does.
struct TimePoint {
  Event event = Event::none;
  int minutes = 0;
};

// An end at or before its beginning is on the next day.
struct TimeSpan {
  TimePoint from;
  TimePoint until;
  bool has_open_end = false;  // `10:00+`
};

struct Rule {
  Joint joint = Joint::replaces;
  std::vector<Numbers> years;
  std::vector<DateRange> dates;
  std::vector<Numbers> weeks;
  std::vector<WeekdayRange> weekdays;
  std::vector<int> holidays;           // PH, each shifted by so many days: `PH -1 day`
  bool has_school_holidays = false;    // SH: no calendar of them exists, so it matches no day
  bool is_weekday_of_holiday = false;  // `PH Mo-Fr`: a holiday that is such a weekday
  std::vector<TimeSpan> times;         // none: all day
  State state = State::open;
};

struct Rules {
  std::vector<Rule> rules;
  std::optional<base::LatLon> at;
  bool names_holidays = false;                // any rule says PH
  HolidayCalendar const* calendar = nullptr;  // then alone
  bool names_school_holidays = false;
};

base::Result<Rules> parse_rules(std::string_view text, std::optional<base::LatLon> at);

}  // namespace places::hours
