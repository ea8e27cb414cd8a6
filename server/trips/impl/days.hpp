// SPDX-License-Identifier: Apache-2.0
// From wishes to the optimiser's problem, and from its solution to a plan.
#pragma once
#include <optional>
#include <vector>

#include "planner/problem.hpp"
#include "trips/draft.hpp"

namespace trips {

// Where a day of the trip starts and ends.
struct DayEnds {
  places::Place const* start = nullptr;
  places::Place const* end = nullptr;
};

// Days that cannot have every meal end before dinner or begin after lunch.
struct SkippedMeals {
  std::vector<bool> lunch;
  std::vector<bool> dinner;
};

struct Days {
  std::vector<Candidate> candidates;  // stop i of the problem
  std::vector<DayEnds> ends;
  planner::Problem problem;
  std::vector<Lodging> nights;                    // per night; until settle(), all in the first bed
  std::vector<std::vector<planner::Meal>> slots;  // per day, as in DayRoute::meals
};

struct DaysOrder {
  Style style;
  std::vector<Lodging> beds;      // the first for any night; none on a day trip
  std::int64_t budget_minor = 0;  // with the beds
  SkippedMeals skipped;
  bool sets_out_early = false;  // and is back earlier by as much
  bool is_tiring = false;       // a day may take more than it should: the musts ask for it
};

Days days_for(Wishes const& wishes, Ground const& ground, std::vector<Candidate> candidates,
              DaysOrder const& order);

// Writes down where the nights are spent: in the ends of the days, and in those of the problem.
void settle(Days& days, planner::Solution const& solution, DaysOrder const& order);

planner::Plan plan_from(Days const& days, planner::Solution const& solution, Wishes const& wishes,
                        Ground const& ground, DaysOrder const& order);

}  // namespace trips
