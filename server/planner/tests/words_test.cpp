// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "planner/date_words.hpp"

using std::chrono::minutes;

TEST_CASE("an hour is said as clocks show it") {
  CHECK(planner::clock_words(minutes(0)) == "00:00");
  CHECK(planner::clock_words(minutes(23 * 60 + 30)) == "23:30");
  CHECK(planner::clock_words(minutes(24 * 60)) == "24:00");
  CHECK(planner::clock_words(minutes(24 * 60 + 45)) == "00:45 (+1)");
  CHECK(planner::clock_words(minutes(49 * 60 + 5)) == "01:05 (+2)");
}
