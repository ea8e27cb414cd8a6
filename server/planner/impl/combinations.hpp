// SPDX-License-Identifier: Apache-2.0
// Which rides and bed belong together, and the optimiser's problem they make.
#pragma once
#include <vector>

#include "planner/journey.hpp"

namespace planner::impl {

struct Combination {
  int there = 0;
  int back = 0;
  int bed = -1;
  friend bool operator==(Combination const&, Combination const&) = default;
};

// The most promising combinations, those to be tried first in front: three that lose least, then
// the cheapest one, and so on. What the rides and the bed cost must leave every budget whole,
// unless that leaves no combination at all.
std::vector<Combination> promising_combinations(JourneyProblem const& problem, int count);

// A combination's problem for the optimiser: the stops in their order, then the station of the
// ride there, that of the ride back, and the bed. `slots[d]` are the indices of the meals that
// day d has the time for, `point_of` its points as points of the journey.
struct Routing {
  Problem problem;
  std::vector<std::vector<int>> slots;
  std::vector<int> point_of;
};
Routing routing_of(JourneyProblem const& problem, Combination const& choice);

// The day between the two rides: when it begins and ends for this choice of rides.
struct DayBounds {
  int from = 0;
  int until = 0;
  bool has_whole(MealSlot const& slot) const {
    return from <= slot.from && until >= slot.last_start + least_meal;
  }
  bool has_some(MealSlot const& slot) const {
    return from <= slot.last_start && until >= slot.from + least_meal;
  }
  static constexpr int least_meal = 45;
};
DayBounds bounds_of(JourneyProblem const& problem, int day, int there, int back);

}  // namespace planner::impl
