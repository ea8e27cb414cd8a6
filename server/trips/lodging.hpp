// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "trips/prices.hpp"
#include "trips/style.hpp"
#include "trips/wishes.hpp"

namespace trips {

// Where a party sleeps, in how many rooms.
struct Lodging {
  places::Place const* place = nullptr;
  int rooms = 0;
  planner::PriceRange per_night;  // all rooms
  // What each would pay a night to have it otherwise, in yuan; where it stands is not counted.
  double regret = 0;
};

// Nights in a row in one house.
struct Stay {
  Lodging lodging;
  int first_night = 0;  // 0: from the first day to the second
  int nights = 0;
};

// Every lodging that meets the needs and holds the party, the one that suits the style best
// first: its class, then near `centre`, then its price as much as the style minds it.
std::vector<Lodging> lodgings_for(Wishes const& wishes, City const& city, Style const& style,
                                  base::LatLon centre);

// The regret with that of sleeping this far from a point.
double regret_at(Lodging const& lodging, Style const& style, base::LatLon near);

}  // namespace trips
