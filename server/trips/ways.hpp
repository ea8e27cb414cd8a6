// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "places/travel_times.hpp"
#include "planner/plan.hpp"
#include "planner/problem.hpp"
#include "trips/style.hpp"

namespace trips {

// The way between two points as a style goes it.
struct Way {
  places::Mode mode = places::Mode::walk;
  int minutes = 0;
  int metres = 0;
  int walk_m = 0;
  base::Money unit_fare;  // per head or per car
  int units = 0;          // heads that pay, or cars
  base::Money fare() const { return unit_fare * units; }
  bool is_estimate = true;
};

// All legs between the points of one plan, in every mode; asked for once, chosen from per style.
class Ways {
 public:
  Ways(places::TravelTimes const& travel_times, places::AreaCode city,
       std::vector<base::LatLon> points);

  // On foot if it is near; else what costs least when time is money (Style::minute_worth).
  Way best(std::size_t from, std::size_t to, Style const& style, planner::Party const& party) const;

 private:
  std::vector<places::LegTable> tables_;  // in the order of places::Mode
};

// What a head or a car pays. A taxi's fare is an estimate and so a range: traffic lights and
// queues cost money. Buses and metros have a tariff.
planner::PriceRange unit_price(Way const& way);

// For the optimiser: what it costs at most, and minutes with what a way takes besides, rounded up
// to five, so that a timetable reads in fives.
planner::Hop hop_of(Way const& way);

}  // namespace trips
