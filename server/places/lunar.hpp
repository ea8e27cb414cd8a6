// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/result.hpp"

namespace places {

// The Chinese calendar by a table of its months, data/calendar/lunar_months.csv.
class LunarCalendar {
 public:
  static LunarCalendar const& china();  // built in
  static base::Result<LunarCalendar> read(std::string_view csv);

  // The civil day of a lunar date; `year` is the one whose new year begins month 1. Leap months
  // are never meant. nullopt outside the table and for a day the month does not have.
  std::optional<base::Day> day(int year, int month, int day) const;
  // The last day before the new year of `year`: 除夕.
  std::optional<base::Day> new_years_eve(int year) const;

 private:
  struct Month {
    base::Day first;
    int year = 0;
    int month = 0;
    bool is_leap = false;
  };
  std::vector<Month> months_;  // by first day
};

}  // namespace places
