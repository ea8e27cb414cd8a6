// SPDX-License-Identifier: Apache-2.0
// Beds chosen with the routes.
#include <doctest/doctest.h>

#include "base/expects.hpp"
#include "planner/tests/feasibility.hpp"
#include "planner/tests/hotels.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

using Beds = std::vector<int>;

// A road: the town with its station and a bed at 0, the mountain with a bed at 100 minutes. Four
// days; per place, sights enough for two.
struct Road {
  Problem problem;

  Road() {
    int const place[] = {0, 5, 10, 15, 100, 105, 110, 115, 0, 100};
    problem.point_count = 10;
    for (int a : place)
      for (int b : place) problem.hops.push_back({std::abs(a - b), 0, 0});
    for (int s = 0; s < 8; ++s) {
      Stop stop;
      stop.score = 50;
      stop.stay_min = stop.stay_usual = stop.stay_max = 180;
      stop.windows.assign(4, {{480, 1020, 1200}});
      problem.stops.push_back(stop);
    }
    for (int d = 0; d < 4; ++d) problem.days.push_back({8, 8, 480, 1140, 0, 2, {}});
    spend_nights(problem);
    problem.beds = {{8}, {9}};
  }
};

// Without meals and with fixed stays, as Exhaustive asks.
Problem tiny_hotels(std::uint64_t seed) {
  CityDice dice(seed);
  auto problem = random_problem({5, 3, seed});
  for (auto& stop : problem.stops) {
    stop.is_meal = false;
    stop.stay_min = stop.stay_max = stop.stay_usual;
  }
  for (auto& day : problem.days) {
    day.meals.clear();
    day.walk_limit_m = 0;
  }
  add_beds(problem, dice, 3);
  if (dice.one_in(2)) problem.budgets = {{1000 * dice.from(60, 250)}};
  return problem;
}

int moves(Beds const& beds) {
  int count = 0;
  for (std::size_t n = 1; n < beds.size(); ++n) count += beds[n] != beds[n - 1];
  return count;
}

}  // namespace

TEST_CASE("nights are spent where the sights are") {
  Road const road;
  auto const solution = optimise(road.problem, {});
  CHECK(faults_of(road.problem, solution) == "");
  CHECK(solution.score == 400);
  CHECK(std::count(solution.beds.begin(), solution.beds.end(), 1) >= 1);
  CHECK(solution.travel_minutes < 4 * 100);  // One hotel would need two trips there and back.
}

TEST_CASE("where moving costs more than it saves, one bed is kept") {
  Road road;
  road.problem.price_of_move = 100;
  auto const solution = optimise(road.problem, {});
  CHECK(moves(solution.beds) == 0);
  CHECK(faults_of(road.problem, solution) == "");
}

TEST_CASE("a far bed that the budget does not reach for is not taken") {
  Road road;
  road.problem.beds[1].night_minor = 1000;
  road.problem.budgets = {{999}};
  CHECK(optimise(road.problem, {}).beds == Beds{0, 0, 0});
  road.problem.budgets = {{1000}};
  auto const solution = optimise(road.problem, {});
  CHECK(std::count(solution.beds.begin(), solution.beds.end(), 1) == 1);
  CHECK(solution.cost_minor == 1000);
  CHECK(faults_of(road.problem, solution) == "");
}

TEST_CASE("a budget that does not count nights does not limit them") {
  Road road;
  road.problem.beds[1].night_minor = 1000;
  road.problem.budgets = {{999, sight_tickets | meal_bills | hop_fares}};
  CHECK(optimise(road.problem, {}).cost_minor == 3000);
}

TEST_CASE("a bed is had only on its nights and for as many as the house asks") {
  Road road;
  SUBCASE("one night only") { road.problem.beds[1].nights = 2; }
  SUBCASE("two at least") { road.problem.beds[1].nights_least = 2; }
  SUBCASE("one at most") { road.problem.beds[1].nights_most = 1; }
  auto const solution = optimise(road.problem, {});
  CHECK(faults_of(road.problem, solution) == "");
  CHECK(std::count(solution.beds.begin(), solution.beds.end(), 1) >= 1);
}

TEST_CASE("the cheapest beds are taken where even these are too dear") {
  Road road;
  road.problem.beds = {{8, 500}, {9, 300}};
  road.problem.budgets = {{100}};
  auto const solution = optimise(road.problem, {});
  CHECK(solution.beds == Beds{1, 1, 1});
  CHECK(solution.cost_minor == 900);
}

TEST_CASE("an earlier plan's nights stay, pinned ones whatever it costs") {
  Road road;
  road.problem.price_of_move = 20;
  Earlier earlier;
  earlier.nights = {{1, false}, {1, false}, {1, false}};
  earlier.price_of_change = 500;
  Effort effort;
  effort.earlier = &earlier;
  auto kept = optimise(road.problem, effort);
  CHECK(kept.beds == Beds{1, 1, 1});
  CHECK(kept.changes == 0);
  earlier.price_of_change = 0;
  earlier.nights[2].is_pinned = true;
  road.problem.beds[1].worth = -100;
  auto const changed = optimise(road.problem, effort);
  CHECK(changed.beds == Beds{0, 0, 1});
  CHECK(changed.changes == 2);
}

TEST_CASE("the search finds the best choice of beds for tiny problems") {
  int as_good = 0;
  int with_moves = 0;
  constexpr int problems = 50;
  for (std::uint64_t seed = 1; seed <= problems; ++seed) {
    auto const problem = tiny_hotels(seed);
    auto const found = optimise(problem, {seed, 400, {}});
    double const optimum =
        best_of_all_beds(problem, [](Problem const& fixed) { return Exhaustive(fixed).best(); });
    CHECK_MESSAGE(found.objective <= optimum + 1e-6, "seed " << seed);
    double const searched = best_of_all_beds(problem, [](Problem const& fixed) {
      return optimise(fixed, {1, 400, {}}).objective;
    });
    as_good += found.objective >= searched - 1e-6 ? 1 : 0;
    with_moves += moves(found.beds) > 0 ? 1 : 0;
  }
  CHECK(as_good >= problems * 9 / 10);
  CHECK(with_moves >= 5);
}

TEST_CASE("every choice of beds keeps every rule of its problem") {
  int with_moves = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CityDice dice(seed * 31);
    auto problem = random_problem({dice.from(1, 45), dice.from(2, 5), seed});
    add_beds(problem, dice, dice.from(1, 5));
    if (dice.one_in(2)) problem.budgets = {{1000 * dice.from(0, 600)}};
    if (dice.one_in(3)) problem.budgets.push_back({1000 * dice.from(10, 60), bed_nights});
    auto const solution = optimise(problem, {seed, 60, {}});
    CHECK_MESSAGE(faults_of(problem, solution).empty(),
                  "seed " << seed << ": " << faults_of(problem, solution));
    with_moves += moves(solution.beds) > 0 ? 1 : 0;
  }
  CHECK(with_moves > 20);
}

TEST_CASE("nights without beds and beds that no night can have are bugs") {
  Road road;
  road.problem.beds = {{8, 0, 0, 1, 0, 1}, {9, 0, 0, 1, 0, 2}};
  CHECK_THROWS_AS(optimise(road.problem, {}), base::Bug);
  road.problem.beds.clear();
  CHECK_THROWS_AS(optimise(road.problem, {}), base::Bug);
}
