// SPDX-License-Identifier: Apache-2.0
// Problems in which beds are to be chosen, and the best objective of a tiny one by trying every
// choice of beds.
#pragma once
#include "planner/tests/choices_of_beds.hpp"
#include "planner/tests/exhaustive.hpp"
#include "planner/tests/random_problem.hpp"

namespace planner::testing {

// Nights between all days; the trip starts and ends at its point.
inline void spend_nights(Problem& problem) {
  for (std::size_t d = 0; d + 1 < problem.days.size(); ++d)
    problem.days[d].end_night = problem.days[d + 1].start_night = static_cast<int>(d);
}

// `beds` at random among the stops, with prices, worths and terms.
inline void add_beds(Problem& problem, CityDice& dice, int beds) {
  spend_nights(problem);
  for (auto& hop : problem.hops) hop.minutes *= 2;  // far enough to move
  double const ordinary = 150 * ordinary_weights(problem).travel;
  problem.price_of_move = ordinary * dice.from(0, 3) / 10;
  for (int b = 0; b < beds; ++b) {
    Bed bed;
    bed.point = b == 0 ? problem.point_count - 1 : dice.from(0, problem.point_count - 1);
    bed.night_minor = 1000 * dice.from(0, 20);
    bed.worth = ordinary * dice.from(-1, 1) / 10;
    if (b > 0 && dice.one_in(3)) bed.nights_least = dice.from(1, 3);
    if (b > 0 && dice.one_in(3)) bed.nights_most = dice.from(bed.nights_least, 3);
    if (b > 0 && dice.one_in(3)) bed.nights = static_cast<std::uint32_t>(dice.from(0, 15));
    problem.beds.push_back(bed);
  }
}

// The best that `solve`, given a problem without a choice and what its beds are worth, makes of any
// choice.
template <class Solve>
double best_of_all_beds(Problem const& problem, Solve solve) {
  double best = -std::numeric_limits<double>::infinity();
  each_choice_of_beds(problem, problem.days.size() - 1, [&](std::vector<int> const& beds) {
    auto fixed = problem;
    fixed.beds.clear();
    double worth = 0;
    for (std::size_t n = 0; n < beds.size(); ++n) {
      auto const& bed = problem.beds[static_cast<std::size_t>(beds[n])];
      worth += bed.worth;
      if (n > 0 && beds[n] != beds[n - 1]) worth -= problem.price_of_move;
      fixed.days[n].end_point = fixed.days[n + 1].start_point = bed.point;
      fixed.days[n].end_night = fixed.days[n + 1].start_night = -1;
      for (auto& budget : fixed.budgets) budget.limit_minor -= bed.night_minor;
    }
    best = std::max(best, worth + solve(fixed));
  });
  return best;
}

}  // namespace planner::testing
