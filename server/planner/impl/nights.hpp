// SPDX-License-Identifier: Apache-2.0
// Which bed each night is spent in, as a list with an index into Problem::beds for each night.
#pragma once
#include <vector>

#include "planner/impl/route.hpp"

namespace planner::impl {

// Whether every bed can be had on its nights, for as many in a row as it asks.
bool keeps_terms(Instance const& instance, std::vector<int> const& beds);
// What the nights add to the objective: their worth, less moves and changes of an earlier plan.
double worth_of(Instance const& instance, std::vector<int> const& beds);
std::int64_t cost_of(Instance const& instance, std::vector<int> const& beds);

// Where a day starts and ends.
DayEnds ends_of(Instance const& instance, std::vector<int> const& beds, int day);

// The beds to begin with: those worth most; where a budget does not reach for these, the cheapest.
// Bug: there is a night for which none can be had.
std::vector<int> first_beds(Instance const& instance);

}  // namespace planner::impl
