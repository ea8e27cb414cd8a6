// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "assistant/wish_slots.hpp"
#include "base/civil.hpp"
#include "planner/plan.hpp"

namespace trips {

// How long a ride between two cities takes and what it costs, as far as the distance tells.
struct RideEstimate {
  base::Minutes usual{};
  base::Minutes longest{};   // what a plan should allow for
  planner::PriceRange fare;  // of one adult, or of one car
  bool is_per_car = false;
};

// `km`: as the crow flies. nullopt: distance tells nothing about this mode, or nobody goes so far
// by it. The figures and their reasons stand in ride_estimates.cpp, and only there.
std::optional<RideEstimate> estimate_ride(assistant::IntercityMode mode, double km);

}  // namespace trips
