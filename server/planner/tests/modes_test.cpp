// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/expects.hpp"
#include "planner/impl/search.hpp"
#include "planner/tests/exhaustive.hpp"
#include "planner/tests/feasibility.hpp"
#include "planner/tests/modal_problem.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

constexpr int on_foot = 0;
constexpr int taxi = 1;
constexpr int metro = 2;

// Two sights and a bed at the corners of a triangle: half an hour on foot from each other, ten
// minutes by a taxi for 20 yuan, fifteen by a metro for 2 with 400 m on foot.
Problem triangle() {
  Problem problem;
  problem.point_count = 3;
  problem.other_modes.resize(2);
  for (int a = 0; a < 3; ++a)
    for (int b = 0; b < 3; ++b) {
      bool const is_away = a != b;
      problem.hops.push_back(is_away ? Hop{30, 2000, 0} : Hop{});
      problem.other_modes[0].push_back(is_away ? Hop{10, 0, 2000} : Hop{});
      problem.other_modes[1].push_back(is_away ? Hop{15, 400, 200} : Hop{});
    }
  Stop stop;
  stop.score = 1000;
  stop.stay_min = stop.stay_usual = stop.stay_max = 60;
  stop.windows = {{{540, 1020, 1080}}};
  problem.stops.assign(2, stop);
  problem.days = {{2, 2, 540, 1080, 0, 0, {}}};
  problem.weights = Weights{1, 0.1, 0.1};
  return problem;
}

std::vector<int> modes_of(Solution const& solution) {
  std::vector<int> modes;
  for (std::size_t d = 0; d < solution.days.size(); ++d) {
    for (auto const& visit : solution.days[d]) modes.push_back(visit.mode);
    modes.push_back(solution.last_modes[d]);
  }
  return modes;
}

using Modes = std::vector<int>;

Modes planned(Problem const& problem) {
  auto const solution = optimise(problem, {});
  CHECK(faults_of(problem, solution).empty());
  return modes_of(solution);
}

// Small enough to try everything.
Problem tiny_modal_problem(std::uint64_t seed) {
  CityDice dice(seed);
  int const days = dice.from(1, 2);
  auto problem = modal_problem({days == 1 ? 4 : 3, days, seed}, dice.one_in(2));
  for (auto& stop : problem.stops) {
    stop.is_meal = false;
    stop.stay_min = stop.stay_max = stop.stay_usual;
  }
  weigh_fares(problem);
  for (auto& day : problem.days) {
    day.meals.clear();
    day.until = 5 * dice.from(140, 240);
    day.walk_limit_m = dice.one_in(2) ? dice.from(500, 3000) : 0;
  }
  if (dice.one_in(2)) problem.budgets = {{1000 * dice.from(5, 40)}};
  return problem;
}

}  // namespace

TEST_CASE("a hop is made in the mode that takes least from the objective") {
  auto problem = triangle();
  CHECK(planned(problem) == Modes{taxi, taxi, taxi});  // nothing asked but time
  problem.weights->fares = 0.01;
  CHECK(planned(problem) == Modes{metro, metro, metro});
  problem.weights->fares = 0.1;
  CHECK(planned(problem) == Modes{on_foot, on_foot, on_foot});
  problem.weights->walk = 0.01;
  CHECK(planned(problem) == Modes{metro, metro, metro});
}

TEST_CASE("a faster mode is taken where a window or the day would not hold otherwise") {
  auto problem = triangle();
  problem.weights->fares = 0.1;
  problem.stops[0].windows = {{{540, 555, 700}}};
  CHECK(planned(problem) == Modes{metro, on_foot, on_foot});
  problem.stops[0].windows = {{{540, 550, 700}}};
  CHECK(planned(problem) == Modes{taxi, on_foot, on_foot});
  problem = triangle();
  problem.weights->fares = 0.1;
  problem.days[0].until = 540 + 120 + 30 + 30 + 15;
  auto modes = planned(problem);
  std::sort(modes.begin(), modes.end());
  CHECK(modes == Modes{on_foot, on_foot, metro});
}

TEST_CASE("a cheaper mode is taken where the budget would not hold otherwise") {
  auto problem = triangle();
  problem.budgets = {{2600, hop_fares}};
  auto modes = planned(problem);
  std::sort(modes.begin(), modes.end());
  CHECK(modes == Modes{taxi, metro, metro});  // 24 yuan, 40 minutes
  problem.budgets = {{300, everything}};
  modes = planned(problem);
  std::sort(modes.begin(), modes.end());
  CHECK(modes == Modes{on_foot, on_foot, metro});
  problem.budgets = {{0}};
  CHECK(planned(problem) == Modes{on_foot, on_foot, on_foot});
}

TEST_CASE("a mode with less walking is taken where the day's limit would not hold otherwise") {
  auto problem = triangle();
  problem.weights->fares = 0.1;
  problem.days[0].walk_limit_m = 4500;
  auto modes = planned(problem);
  std::sort(modes.begin(), modes.end());
  CHECK(modes == Modes{on_foot, on_foot, metro});
  problem.days[0].walk_limit_m = 1000;
  modes = planned(problem);
  std::sort(modes.begin(), modes.end());
  CHECK(modes == Modes{taxi, metro, metro});
}

TEST_CASE("a day that nothing is visited on goes home by what it can pay") {
  auto problem = triangle();
  problem.days[0].start_point = 0;
  problem.days[0].until = 560;
  for (auto& stop : problem.stops) stop.windows = {{}};
  CHECK(planned(problem) == Modes{taxi});
  problem.budgets = {{1000}};
  CHECK(planned(problem) == Modes{metro});
}

TEST_CASE("the metro is taken in the rush hour, the taxi before it") {
  auto problem = triangle();
  problem.weights->fares = 0.001;  // the taxi takes 12, the metro 15.2
  problem.stops[1].windows = {{{1020, 1020, 1080}}};
  problem.days[0].until = 1140;
  CHECK(planned(problem) == Modes{taxi, taxi, taxi});
  problem.traffic = {nullptr,
                     std::make_shared<TimeOfDay const>(std::vector{TrafficStep{1000, 160}})};
  CHECK(planned(problem) == Modes{taxi, taxi, metro});
}

TEST_CASE("tiny problems with modes and rush hours are solved to the optimum") {
  int optimal = 0;
  constexpr int problems = 80;
  for (std::uint64_t seed = 1; seed <= problems; ++seed) {
    auto const problem = tiny_modal_problem(seed);
    Exhaustive const exhaustive(problem);
    auto const found = optimise(problem, {seed, 400, {}});
    CHECK_MESSAGE(faults_of(problem, found).empty(),
                  "seed " << seed << ": " << faults_of(problem, found));
    double const value = exhaustive.value_of(found);
    CHECK(value == doctest::Approx(found.objective));
    CHECK_MESSAGE(value <= exhaustive.best() + 1e-6, "seed " << seed);
    optimal += value >= exhaustive.best() - 1e-6 ? 1 : 0;
  }
  MESSAGE(optimal << " of " << problems);
  CHECK(optimal >= problems * 95 / 100);
}

TEST_CASE("every solution with modes keeps every rule of its problem") {
  int by_mode[3] = {0, 0, 0};
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CityDice dice(seed * 31);
    auto problem = modal_problem({dice.from(5, 45), dice.from(1, 4), seed}, dice.one_in(2));
    if (dice.one_in(2)) problem.budgets = {{1000 * dice.from(0, 400)}};
    if (dice.one_in(3)) problem.budgets.push_back({1000 * dice.from(0, 60), hop_fares});
    for (auto& day : problem.days) {
      day.walk_limit_m = dice.one_in(2) ? dice.from(500, 4000) : 0;
      day.from = 5 * dice.from(90, 150);
      day.until = 5 * dice.from(140, 280);
      if (dice.one_in(3)) day.end_point = dice.from(0, problem.point_count - 1);
    }
    auto const solution = optimise(problem, {seed, 60, {}});
    CHECK_MESSAGE(faults_of(problem, solution).empty(),
                  "seed " << seed << ": " << faults_of(problem, solution));
    for (int const mode : modes_of(solution)) ++by_mode[mode];
  }
  for (int const count : by_mode) CHECK(count > 150);
}

TEST_CASE("choosing the mode of each hop is worth more than any one mode for all") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    auto const problem = modal_problem({60, 3, seed}, true);
    auto one = problem;
    one.other_modes.clear();  // taxis alone
    CHECK(optimise(problem, {1, 500, {}}).objective > optimise(one, {1, 500, {}}).objective);
  }
}

TEST_CASE("points without any way between them are a bug") {
  auto problem = triangle();
  problem.hops[1] = problem.other_modes[0][1] = problem.other_modes[1][1] = {-1, 0, 0};
  CHECK_THROWS_AS(optimise(problem, {}), base::Bug);
  problem = triangle();
  problem.other_modes[1].pop_back();
  CHECK_THROWS_AS(optimise(problem, {}), base::Bug);
}
