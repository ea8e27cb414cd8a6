// SPDX-License-Identifier: Apache-2.0
// Problems like those of a real city, drawn from a seed.
#pragma once
#include <cmath>
#include <random>

#include "planner/problem.hpp"

namespace planner::testing {

struct City {
  int stops = 80;
  int days = 3;
  std::uint64_t seed = 1;
};

class CityDice {
 public:
  explicit CityDice(std::uint64_t seed) : engine_(seed) {}
  int from(int low, int high) {  // both inclusive, the same on every standard library
    return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(int count) { return from(1, count) == 1; }

 private:
  std::mt19937_64 engine_;
};

inline std::vector<Window> random_windows(CityDice& dice, bool is_meal, int kind) {
  if (dice.one_in(9)) return {};  // closed that day
  if (is_meal) {
    if (kind == 0) return {{630, 840, 870}, {990, 1230, 1290}};
    return {{600, 1230, 1320}};
  }
  if (kind == 0) return {{540, 960, 1020}};
  if (kind == 1) return {{510, 660, 720}, {840, 990, 1080}};
  if (kind == 2) return {{1050, 1260, 1380}};
  return {{0, 1440, 1500}};
}

inline Stop random_stop(CityDice& dice, City const& city, bool is_meal) {
  Stop stop;
  stop.score = dice.from(20, 100);
  stop.is_meal = is_meal;
  stop.stay_usual = is_meal ? 60 : 30 + 15 * dice.from(0, 8);
  stop.stay_min = is_meal ? 45 : (stop.stay_usual + 30) / 10 * 5;
  stop.stay_max = stop.stay_usual + 15 * dice.from(0, 4);
  stop.cost_minor = dice.one_in(2) && !is_meal ? 0 : 1000 * dice.from(1, 12);
  int const category = is_meal ? -1 : dice.from(-1, 3);
  if (category >= 0) stop.categories = std::uint64_t{1} << category;
  int const kind = dice.from(0, 4);
  for (int d = 0; d < city.days; ++d) stop.windows.push_back(random_windows(dice, is_meal, kind));
  return stop;
}

// On foot up to 1.2 km, else by car; so a way round on foot may be cheaper than the direct way.
inline Hop random_hop(double metres) {
  auto const rounded = [](double minutes) { return static_cast<int>(std::ceil(minutes / 5)) * 5; };
  if (metres < 1) return {0, 0, 0};
  if (metres <= 1200) return {rounded(metres / 70), static_cast<int>(metres), 0};
  return {rounded(8 + metres / 400), 200, 1000 + static_cast<std::int64_t>(metres / 5)};
}

inline Problem random_problem(City const& city) {
  CityDice dice(city.seed);
  Problem problem;
  problem.point_count = city.stops + 1;
  std::vector<std::pair<double, double>> at;
  std::vector<std::pair<double, double>> centres;
  for (int c = 0; c < 4; ++c) centres.emplace_back(dice.from(0, 14000), dice.from(0, 14000));
  for (int p = 0; p < problem.point_count; ++p) {
    auto const& centre = centres[static_cast<std::size_t>(dice.from(0, 3))];
    int const spread = dice.one_in(5) ? 6000 : 1500;
    at.emplace_back(centre.first + dice.from(-spread, spread),
                    centre.second + dice.from(-spread, spread));
  }
  for (auto const& a : at)
    for (auto const& b : at)
      problem.hops.push_back(random_hop(1.3 * std::hypot(a.first - b.first, a.second - b.second)));
  for (int s = 0; s < city.stops; ++s) problem.stops.push_back(random_stop(dice, city, s % 3 == 2));
  for (int d = 0; d < city.days; ++d)
    problem.days.push_back(
        {city.stops, city.stops, 540, 1290, 10000, 5, {{690, 810}, {1050, 1170}}});
  problem.limits = {{1, 3}, {2, 0}, {0, 2}, {0, 0}};
  return problem;
}

}  // namespace planner::testing
