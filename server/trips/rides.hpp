// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <optional>
#include <vector>

#include "trips/ride_estimates.hpp"
#include "trips/wishes.hpp"

namespace trips {

// One ride between the city somebody comes from and the one they visit.
struct RidePlan {
  planner::Ride ride;  // without a number: an estimate
  assistant::IntercityMode mode = assistant::IntercityMode::train;
  Words from;
  Words to;
  places::Place const* station = nullptr;  // where one arrives or leaves in the city visited
  planner::PriceRange fare;                // of one adult, or of one car
  bool is_per_car = false;
  bool is_estimate() const { return ride.number.empty(); }
};

struct RidePair {
  RidePlan there;
  RidePlan back;
};

// The rides that suit a tier: by the mode that was asked for, else by what people take over that
// distance for that much money. Estimates leave in the morning and come back by the evening, or
// travel through the night where a day is too short; they allow for slow ones. Where the city's
// timetable has rides both ways, the one that costs least in money and hours is taken. nullopt: no
// origin, or no ride fits (see why_no_rides).
std::optional<RidePair> rides_for(Wishes const& wishes, City const& city, planner::Tier tier);

// Whether there is a day between them: a day trip needs some hours.
bool leaves_time(Wishes const& wishes, RidePair const& rides);

// The field of the request that keeps every tier from having rides, with the reason.
std::optional<WrongField> why_no_rides(Wishes const& wishes, City const& city);

// The wishes with the hours at which the rides arrive and leave.
Wishes with_rides(Wishes wishes, RidePair const& rides);

// What everybody pays, as LedgerLine says of rides. Children under 14 pay half.
std::vector<planner::LedgerLine> ledger_lines(RidePlan const& ride, planner::Party const& party);
void add_rides(RidePair const& rides, planner::Party const& party, planner::Plan& plan);
base::Money dearest(RidePair const& rides, planner::Party const& party);

Words name_of(assistant::IntercityMode mode);

}  // namespace trips
