// SPDX-License-Identifier: Apache-2.0
// Budgets, categories and pairs: what several visits must keep together.
#include <doctest/doctest.h>

#include "base/expects.hpp"
#include "planner/tests/feasibility.hpp"
#include "planner/tests/random_problem.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

// Four sights round a square, ten minutes apart, and two days that begin and end in its middle.
struct Square {
  Problem problem;
  Square() {
    problem.point_count = 5;
    problem.hops.assign(25, {10, 0, 0});
    Stop stop;
    stop.score = 50;
    stop.stay_min = stop.stay_usual = stop.stay_max = 60;
    stop.windows = {{{480, 1200, 1260}}, {{480, 1200, 1260}}};
    problem.stops.assign(4, stop);
    problem.days.assign(2, {4, 4, 480, 1080, 0, 0, {}});
  }
  Stop& stop(int index) { return problem.stops[static_cast<std::size_t>(index)]; }
};

int day_of(Solution const& solution, int stop) {
  for (std::size_t d = 0; d < solution.days.size(); ++d)
    for (auto const& visit : solution.days[d])
      if (visit.stop == stop) return static_cast<int>(d);
  return -1;
}

int start_of(Solution const& solution, int stop) {
  for (auto const& day : solution.days)
    for (auto const& visit : day)
      if (visit.stop == stop) return visit.start;
  return -1;
}

std::size_t visits(Solution const& solution) {
  return solution.days[0].size() + solution.days[1].size();
}

}  // namespace

TEST_CASE("a budget for tickets leaves money for meals alone") {
  Square square;
  for (auto& stop : square.problem.stops) stop.cost_minor = 100;
  square.stop(3).is_meal = true;
  square.problem.days[0].meals = {{600, 900}};
  square.problem.budgets = {{200, sight_tickets}};
  auto const solution = optimise(square.problem, {});
  CHECK(visits(solution) == 3);
  CHECK(solution.cost_minor == 300);
  CHECK(solution.missed_meals.empty());
  square.problem.budgets = {{200, sight_tickets | meal_bills}};
  CHECK(visits(optimise(square.problem, {})) == 2);
}

TEST_CASE("every budget binds") {
  Square square;
  for (auto& stop : square.problem.stops) stop.cost_minor = 100;
  for (auto& hop : square.problem.hops) hop.cost_minor = 10;
  square.problem.budgets = {{1000, everything}, {300, sight_tickets}, {50, hop_fares}};
  auto const solution = optimise(square.problem, {});
  CHECK(visits(solution) == 3);  // four hops on one day, and the other day's own
  square.problem.budgets[2].limit_minor = 40;
  CHECK(visits(optimise(square.problem, {})) == 2);
}

TEST_CASE("a stop counts in each of its categories") {
  Square square;
  square.problem.limits = {{0, 1, 0}, {0, 1, 0}};
  square.stop(0).categories = 0b01;
  square.stop(1).categories = 0b10;
  square.stop(2).categories = 0b11;
  auto const solution = optimise(square.problem, {});
  CHECK(visits(solution) == 3);
  CHECK(day_of(solution, 2) == -1);
  square.stop(2).score = 200;
  auto const other = optimise(square.problem, {});
  CHECK(visits(other) == 2);
  CHECK(day_of(other, 2) >= 0);
}

TEST_CASE("a minimum brings in what its score would not") {
  Square square;
  for (auto& day : square.problem.days) day.visits_max = 1;
  square.problem.limits = {{0, 0, 1}};
  square.stop(3).categories = 1;
  square.stop(3).score = 0;
  auto const solution = optimise(square.problem, {});
  CHECK(day_of(solution, 3) >= 0);
  CHECK(solution.missed_minimums.empty());
  CHECK(visits(solution) == 2);
  square.problem.limits[0].at_least = 3;
  auto const lacking = optimise(square.problem, {});
  CHECK(lacking.missed_minimums == std::vector<std::pair<int, int>>{{0, 2}});
  CHECK_FALSE(lacking.is_complete());
}

TEST_CASE("a restaurant may fill a minimum") {
  Square square;
  square.problem.limits = {{0, 0, 1}};
  for (int s : {2, 3}) square.stop(s).is_meal = true;
  square.stop(2).score = 90;
  square.stop(3).categories = 1;
  square.problem.days[0].meals = {{600, 900}};
  auto const solution = optimise(square.problem, {});
  CHECK(day_of(solution, 3) == 0);
  CHECK(day_of(solution, 2) == -1);
}

TEST_CASE("stops stay on one day, or on different ones, as their pair says") {
  Square square;
  square.stop(0).windows = {{}, {{480, 1200, 1260}}};
  square.problem.pairs = {{0, 1, Relation::same_day}, {1, 2, Relation::different_days}};
  auto const solution = optimise(square.problem, {});
  REQUIRE(visits(solution) == 4);
  CHECK(day_of(solution, 0) == 1);
  CHECK(day_of(solution, 1) == 1);
  CHECK(day_of(solution, 2) == 0);
}

TEST_CASE("what comes before is earlier that day or on an earlier day") {
  Square square;
  square.stop(0).windows = {{{480, 1200, 1260}}};
  square.problem.pairs = {{1, 0, Relation::before}, {0, 2, Relation::before}};
  for (int s = 0; s < 4; ++s) square.stop(s).is_mandatory = true;
  auto const solution = optimise(square.problem, {});
  REQUIRE(solution.is_complete());
  CHECK(day_of(solution, 1) == 0);
  CHECK(start_of(solution, 1) < start_of(solution, 0));
  CHECK((day_of(solution, 2) == 1 || start_of(solution, 2) > start_of(solution, 0)));
}

TEST_CASE("one of a pair that cannot be kept is left out") {
  Square square;
  square.problem.days.pop_back();
  square.problem.pairs = {{0, 1, Relation::different_days}};
  auto const solution = optimise(square.problem, {});
  CHECK(solution.days[0].size() == 3);
  CHECK((day_of(solution, 0) < 0) != (day_of(solution, 1) < 0));
}

TEST_CASE("the weights are those of the problem") {
  Square square;
  square.problem.stops.resize(1);
  square.problem.point_count = 2;
  square.problem.hops.assign(4, {100, 0, 0});
  square.problem.days = {{1, 1, 480, 1080, 0, 0, {}}};
  square.problem.weights = Weights{0.2, 0, 0};
  CHECK(optimise(square.problem, {}).objective == doctest::Approx(50 - 0.2 * 200));
  square.problem.weights = Weights{0.6, 0, 0};
  CHECK(optimise(square.problem, {}).days[0].empty());
}

TEST_CASE("nothing in the search depends on the unit of time") {
  auto problem = random_problem({40, 2, 3});
  problem.weights = ordinary_weights(problem);
  auto finer = problem;
  constexpr int parts = 60;
  finer.stay_step *= parts;
  finer.weights = Weights{problem.weights->travel / parts, problem.weights->idle / parts,
                          problem.weights->length / parts};
  for (auto& hop : finer.hops) hop.minutes *= parts;
  for (auto& day : finer.days) {
    day.from *= parts;
    day.until *= parts;
    for (auto& meal : day.meals) meal = {meal.from * parts, meal.last_start * parts};
  }
  for (auto& stop : finer.stops) {
    for (auto* stay : {&stop.stay_min, &stop.stay_usual, &stop.stay_max}) *stay *= parts;
    for (auto& day : stop.windows)
      for (auto& w : day) w = {w.from * parts, w.last_start * parts, w.until * parts};
  }
  auto const in_minutes = optimise(problem, {1, 300, {}});
  auto const in_seconds = optimise(finer, {1, 300, {}});
  CHECK(in_seconds.score == doctest::Approx(in_minutes.score));
  CHECK(in_seconds.travel_minutes == in_minutes.travel_minutes * parts);
}

TEST_CASE("pairs and categories that contradict themselves are bugs") {
  Square square;
  square.problem.pairs = {{0, 0, Relation::before}};
  CHECK_THROWS_AS(optimise(square.problem, {}), base::Bug);
  square.problem.pairs = {{0, 9, Relation::before}};
  CHECK_THROWS_AS(optimise(square.problem, {}), base::Bug);
}
