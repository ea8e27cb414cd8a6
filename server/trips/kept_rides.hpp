// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "trips/answer.hpp"
#include "trips/rides.hpp"

namespace trips {

// The rides of a trip that is changed. What was chosen stays chosen, whatever has come into the
// timetable since: a ride is only chosen anew where it does not belong to the wish any more (other
// dates), where the timetable has it no more, or where the pair would leave no time between. A ride
// that costs something else now costs that.
std::optional<RidePair> keep_rides(std::vector<RideAnswer> const& chosen, Wishes const& wishes,
                                   City const& city, planner::Tier tier);

RideAnswer ride_answer(RidePlan const& plan);

}  // namespace trips
