// SPDX-License-Identifier: Apache-2.0
// Team orienteering problems of our own making, in the manner of the published ones: only scores
// and times matter.
#pragma once
#include <cmath>

#include "planner/tests/random_problem.hpp"

namespace planner::testing {

struct Field {
  int stops = 60;
  int days = 2;
  int windows = 1;  // of one stop on one day, at most
  std::uint64_t seed = 1;
};

inline std::vector<Window> spread_windows(CityDice& dice, int count) {
  std::vector<Window> windows;
  int at = dice.from(0, 4000);
  for (int w = 0; w < count; ++w) {
    int const closes = at + dice.from(100, 3000);
    windows.push_back({at, closes, 1'000'000});
    at = closes + dice.from(1, 1500);
  }
  return windows;
}

inline Problem orienteering_problem(Field const& field) {
  CityDice dice(field.seed);
  Problem problem;
  problem.point_count = field.stops + 1;
  std::vector<std::pair<double, double>> at;
  for (int p = 0; p < problem.point_count; ++p)
    at.emplace_back(dice.from(0, 1000), dice.from(0, 1000));
  for (auto const& a : at)
    for (auto const& b : at)
      problem.hops.push_back(
          {static_cast<int>(std::hypot(a.first - b.first, a.second - b.second)), 0, 0});
  for (int s = 0; s < field.stops; ++s) {
    Stop stop;
    stop.score = dice.from(1, 50);
    stop.stay_min = stop.stay_usual = stop.stay_max = dice.from(0, 300);
    for (int d = 0; d < field.days; ++d)
      stop.windows.push_back(spread_windows(dice, dice.from(0, 12) == 0 ? 0 : field.windows));
    problem.stops.push_back(std::move(stop));
  }
  DayRoute day;
  day.start_point = day.end_point = field.stops;
  day.until = 6000;
  problem.days.assign(static_cast<std::size_t>(field.days), day);
  problem.weights = Weights{0.5 / (6000.0 * field.days), 0, 0};
  return problem;
}

}  // namespace planner::testing
