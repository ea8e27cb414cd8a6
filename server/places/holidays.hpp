// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/result.hpp"
#include "places/area_code.hpp"

namespace places {

// make_up_workday: a Saturday or Sunday on which people work in exchange for a longer holiday
// (调休).
enum class DayKind : std::uint8_t { ordinary, public_holiday, make_up_workday };

// The public holidays of one place. Days up to announced_until() are certain. Of mainland China
// they come from the State Council's yearly notices; later years have the statutory days alone,
// without bridges and make-up days, until their notice is out. Elsewhere the days that follow a
// sighted moon are estimates, and there are none after the table's last year.
class HolidayCalendar {
 public:
  struct Entry {
    base::Day day;
    DayKind kind = DayKind::public_holiday;
    std::string name_zh;
    std::string name_en;
  };

  // The table that is built into the program, data/calendar/china_holidays.csv.
  static HolidayCalendar const& china();
  // That of an area: 香港, 澳门, 台湾 and countries have their own, by the built-in table
  // data/calendar/holidays_elsewhere.csv, whose days have no names of their own. Without any day
  // for a country that is not in it.
  static HolidayCalendar const& of(AreaCode area);

  // Read a CSV; the refusal names the line.
  static base::Result<HolidayCalendar> read(std::string_view csv);
  static base::Result<std::map<AreaCode, HolidayCalendar>> read_elsewhere(std::string_view csv);

  DayKind kind(base::Day day) const;
  Entry const* find(base::Day day) const;  // nullptr for an ordinary day
  base::Day announced_until() const { return announced_until_; }

 private:
  std::vector<Entry> entries_;  // sorted by day
  base::Day announced_until_{};
};

}  // namespace places
