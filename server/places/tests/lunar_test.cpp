// SPDX-License-Identifier: Apache-2.0
#include "places/lunar.hpp"

#include <doctest/doctest.h>

using base::parse_day;
using places::LunarCalendar;

TEST_CASE("festivals of the Chinese calendar fall on their civil days") {
  auto const& calendar = LunarCalendar::china();
  CHECK(calendar.day(2027, 1, 1) == parse_day("2027-02-06"));  // 春节
  CHECK(calendar.day(2030, 1, 1) == parse_day("2030-02-03"));
  CHECK(calendar.day(2026, 8, 15) == parse_day("2026-09-25"));  // 中秋
  CHECK(calendar.day(2027, 5, 5) == parse_day("2027-06-09"));   // 端午
  CHECK(calendar.new_years_eve(2027) == parse_day("2027-02-05"));
}

TEST_CASE("a leap month is not the month whose number it carries") {
  // 2025 has a second sixth month from 25 July.
  CHECK(LunarCalendar::china().day(2025, 6, 1) == parse_day("2025-06-25"));
  CHECK(LunarCalendar::china().day(2025, 7, 1) == parse_day("2025-08-23"));
}

TEST_CASE("days that a lunar month does not have are no days") {
  auto const& calendar = LunarCalendar::china();
  CHECK_FALSE(calendar.day(2027, 1, 31));
  CHECK_FALSE(calendar.day(2027, 1, 0));
  CHECK_FALSE(calendar.day(2027, 13, 1));
  CHECK_FALSE(calendar.day(1999, 1, 1));
}

TEST_CASE("a broken table of months is refused with its line") {
  auto const read = LunarCalendar::read("day,year,month,is_leap\n2027-02-06,2027,one,0\n");
  REQUIRE(read.has_error());
  CHECK(read.error().why == "Line 2: not the first day of a month.");
}
