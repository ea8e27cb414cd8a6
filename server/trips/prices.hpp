// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "places/place.hpp"
#include "planner/plan.hpp"

namespace trips {

// Those of a party who pay the same at a place.
struct Payers {
  enum class Who { adults, children, seniors } who = Who::adults;
  int heads = 0;
  planner::PriceRange unit;
};

// Who pays what for one visit, as the rules above planner::LedgerLine say. Children under six
// are free. An unknown price is the range that such a place usually asks.
std::vector<Payers> payers_at(places::Place const& place, planner::Party const& party);

planner::PriceRange cost_of_visit(places::Place const& place, planner::Party const& party);

// One room for one night; unknown: what its class usually asks.
planner::PriceRange room_price(places::Place const& lodging);
int rooms_for(places::Place const& lodging, planner::Party const& party);  // 0: unknown size

planner::PriceRange operator+(planner::PriceRange const& a, planner::PriceRange const& b);
planner::PriceRange operator*(planner::PriceRange const& unit, int quantity);

}  // namespace trips
