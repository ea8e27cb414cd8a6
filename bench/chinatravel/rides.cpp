// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/rides.hpp"

#include <algorithm>

#include "planner/limits.hpp"

namespace chinatravel {

namespace {

constexpr int early = 6 * 60;
constexpr int too_early = 5 * 60;
constexpr double early_per_minute = 10.0 / 60;
constexpr double too_early_per_minute = 1;

std::vector<std::string> kinds_of(Connection const& connection) {
  return {connection.is_flight ? "airport" : "railway_station"};
}

}  // namespace

int free_at(Connection const& there) {
  return there.ends + static_cast<int>(planner::arrival_buffer(kinds_of(there)).count());
}

int at_station_by(Connection const& back) {
  return back.begins - static_cast<int>(planner::departure_buffer(kinds_of(back)).count());
}

double drawback_of_leaving(int minute) {
  return early_per_minute * std::max(0, early - minute) +
         too_early_per_minute * std::max(0, too_early - minute);
}

}  // namespace chinatravel
