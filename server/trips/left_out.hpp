// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "places/place.hpp"
#include "planner/plan.hpp"

namespace trips {

// What kept a sight out of a plan.
enum class LeftOutWhy : std::uint8_t {
  closed,          // on every day of the trip
  foul_weather,    // in the open, in foul weather all the time it might be visited
  against_need,    // does not meet, or is not known to meet, a hard need
  too_far,         // the way there takes too much of a day
  no_time,         // no day has room for it between what is there
  over_budget,     // its ticket and the way to it
  full_day,        // as many sights a day as the pace allows
  too_tiring,      // takes more than is left of the day's stamina
  enough_of_kind,  // as many of its kind as make a varied trip
  weighed_less     // it fits, but the whole is better without it
};

struct LeftOut {
  places::Place const* place = nullptr;
  LeftOutWhy why = LeftOutWhy::no_time;
  planner::Words text;
};

}  // namespace trips
