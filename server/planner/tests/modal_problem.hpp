// SPDX-License-Identifier: Apache-2.0
// Random cities in which one may walk, take the metro or a taxi, with or without a rush hour.
#pragma once
#include "planner/tests/random_problem.hpp"

namespace planner::testing {

inline Hop metro_hop(double metres) {
  if (metres < 800) return {-1, 0, 0};
  return {5 * static_cast<int>(std::ceil((12 + metres / 600) / 5)), 600, 300};
}

inline Hop walk_hop(double metres) {
  if (metres > 4000) return {-1, 0, 0};
  return {5 * static_cast<int>(std::ceil(metres / 350)), static_cast<int>(metres), 0};
}

inline Hop taxi_hop(double metres) {
  return {5 * static_cast<int>(std::ceil((6 + metres / 450) / 5)), 0,
          1000 + static_cast<std::int64_t>(metres / 5)};
}

inline std::vector<TrafficStep> rush_hours() {
  return {{450, 140}, {540, 110}, {600, 100}, {1020, 160}, {1140, 90}, {1260, 100}};
}

// A yuan is worth two minutes, and walking is half as tiring again as riding.
inline void weigh_fares(Problem& problem) {
  problem.weights = ordinary_weights(problem);
  problem.weights->fares = problem.weights->travel * 2 / 100;
  problem.weights->walk = problem.weights->travel / 200;
}

// Mode 0 is the taxi, which goes everywhere; 1 the metro; 2 walking.
inline Problem modal_problem(City const& city, bool has_rush_hours) {
  auto problem = random_problem(city);
  problem.other_modes.resize(2);
  for (auto& hop : problem.hops) {
    auto const metres = hop.cost_minor == 0 ? hop.walk_m : 5.0 * double(hop.cost_minor - 1000);
    bool const is_nowhere = hop.minutes == 0;
    problem.other_modes[0].push_back(is_nowhere ? Hop{} : metro_hop(metres));
    problem.other_modes[1].push_back(is_nowhere ? Hop{} : walk_hop(metres));
    if (!is_nowhere) hop = taxi_hop(metres);
  }
  if (has_rush_hours)
    problem.traffic = {std::make_shared<TimeOfDay const>(rush_hours(), problem.stay_step)};
  weigh_fares(problem);
  return problem;
}

}  // namespace planner::testing
