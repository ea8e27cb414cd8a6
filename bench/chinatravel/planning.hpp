// SPDX-License-Identifier: Apache-2.0
// From a query to the best journey that the product's planner finds for one of its alternatives.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "chinatravel/sandbox.hpp"
#include "chinatravel/ways.hpp"
#include "chinatravel/wishes.hpp"
#include "planner/journey.hpp"

namespace chinatravel {

// A journey with what its indices stand for.
struct PlannedTrip {
  City const* city = nullptr;
  Wishes wishes;
  std::vector<Sight const*> sight_of;            // per stop, or null
  std::vector<Restaurant const*> restaurant_of;  // per stop, or null
  std::vector<Spot> spots;                       // per point
  std::vector<Connection const*> there;
  std::vector<Connection const*> back;
  std::vector<Hotel const*> hotels;
  planner::JourneyProblem problem;
  planner::Journey journey;
};

enum MealIndex : int { lunch, dinner, breakfast };  // into DayFrame::meals; breakfast on day 1

// `elapsed_share`: how much of the time for this query is used up. A query to no city, for no
// day or for nobody has no journey.
PlannedTrip plan_trip(Sandbox const& sandbox, Query const& query,
                      std::function<double()> const& elapsed_share);

int taxi_cars_for(Query const& query, Wishes const& wishes);

}  // namespace chinatravel
