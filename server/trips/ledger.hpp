// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "trips/ground.hpp"
#include "trips/lodging.hpp"

namespace trips {

// Everything there is to pay for on these days, line by line, by the rules that stand above
// planner::LedgerLine. Only the days of `plan` are read. `nights`: where each is spent;
// one without a place costs nothing.
std::vector<planner::LedgerLine> ledger_of(planner::Plan const& plan, Wishes const& wishes,
                                           Ground const& ground,
                                           std::vector<Lodging> const& nights);

planner::PriceRange total_of(std::vector<planner::LedgerLine> const& ledger);

}  // namespace trips
