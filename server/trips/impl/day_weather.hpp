// SPDX-License-Identifier: Apache-2.0
// The weather of a day, and what the plan does about it.
#pragma once
#include "trips/answer.hpp"
#include "trips/impl/phrases.hpp"

namespace trips {

std::optional<DayWeather> weather_of(Story const& story, planner::DayPlan const& day);

// The foul hours that a visit in the open meets.
std::optional<FoulHoursAnswer> foul_weather_at(Story const& story, planner::DayPlan const& day,
                                               planner::Visit const& visit);

}  // namespace trips
