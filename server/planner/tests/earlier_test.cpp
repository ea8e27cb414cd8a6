// SPDX-License-Identifier: Apache-2.0
// Changing a plan that exists.
#include <doctest/doctest.h>

#include "base/expects.hpp"
#include "planner/tests/feasibility.hpp"
#include "planner/tests/random_problem.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

Earlier earlier_from(Solution const& solution, double price, Pin pin = Pin::none) {
  Earlier earlier;
  earlier.price_of_change = price;
  for (auto const& day : solution.days) {
    auto& visits = earlier.days.emplace_back();
    for (auto const& v : day) visits.push_back({v.stop, v.meal_slot, pin, v.start, v.leave});
  }
  return earlier;
}

Solution replan(Problem const& problem, Earlier const& earlier, int iterations = 300) {
  Effort effort;
  effort.iterations = iterations;
  effort.earlier = &earlier;
  return optimise(problem, effort);
}

int changes_between(Solution const& before, Solution const& after) {
  int changes = 0;
  for (std::size_t d = 0; d < before.days.size(); ++d)
    for (auto const& visit : before.days[d]) {
      auto const& day = after.days[d];
      changes += std::none_of(day.begin(), day.end(),
                              [&](Scheduled const& v) { return v.stop == visit.stop; });
    }
  return changes;
}

}  // namespace

TEST_CASE("a plan that need not change is kept, and improved where that is free") {
  auto const problem = random_problem({60, 3, 2});
  auto const before = optimise(problem, {1, 50, {}});
  auto const after = replan(problem, earlier_from(before, 1000));
  CHECK(after.changes == 0);
  CHECK(changes_between(before, after) == 0);
  CHECK(after.objective >= before.objective);
  CHECK(faults_of(problem, after).empty());
}

TEST_CASE("what has become impossible leaves, and the rest of the plan stays") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto problem = random_problem({60, 3, seed});
    auto const before = optimise(problem, {1, 200, {}});
    auto const closed = before.days[1][before.days[1].size() / 2].stop;
    problem.stops[static_cast<std::size_t>(closed)].windows.clear();
    auto const after = replan(problem, earlier_from(before, 1000));
    CHECK_MESSAGE(faults_of(problem, after).empty(), faults_of(problem, after));
    CHECK(after.changes == changes_between(before, after));
    CHECK(after.changes >= 1);
    CHECK(after.changes <= 3);
    CHECK(after.missed_meals == before.missed_meals);
  }
}

TEST_CASE("the lower the price of a change, the more is changed") {
  auto problem = random_problem({80, 3, 5});
  auto const before = optimise(problem, {1, 200, {}});
  for (auto& hop : problem.hops) hop.minutes += 10;  // rain
  auto const dear = replan(problem, earlier_from(before, 500));
  auto const cheap = replan(problem, earlier_from(before, 0));
  CHECK(dear.changes < cheap.changes);
  CHECK(cheap.objective > dear.objective - 500 * 100);
  CHECK(cheap.score >= dear.score * 0.9);
}

TEST_CASE("a visit pinned to its day stays there whatever it costs") {
  auto problem = random_problem({60, 3, 7});
  auto const before = optimise(problem, {1, 200, {}});
  auto earlier = earlier_from(before, 0);
  auto& pinned = earlier.days[2][0];
  pinned.pin = Pin::day;
  problem.stops[static_cast<std::size_t>(pinned.stop)].score = 0;
  auto const after = replan(problem, earlier);
  CHECK(std::any_of(after.days[2].begin(), after.days[2].end(),
                    [&](Scheduled const& v) { return v.stop == pinned.stop; }));
  CHECK(faults_of(problem, after).empty());
}

TEST_CASE("a visit pinned to its time begins and ends then") {
  auto const problem = random_problem({60, 3, 7});
  auto const before = optimise(problem, {1, 200, {}});
  auto earlier = earlier_from(before, 0);
  for (auto& day : earlier.days) day[0].pin = Pin::time;
  auto const after = replan(problem, earlier);
  for (std::size_t d = 0; d < earlier.days.size(); ++d) {
    auto const& pinned = earlier.days[d][0];
    auto const& day = after.days[d];
    auto const found =
        std::find_if(day.begin(), day.end(), [&](auto const& v) { return v.stop == pinned.stop; });
    REQUIRE(found != day.end());
    CHECK(found->start == pinned.start);
    CHECK(found->leave == pinned.leave);
  }
}

TEST_CASE("a pinned visit that cannot be is reported") {
  auto problem = random_problem({60, 3, 7});
  auto const before = optimise(problem, {1, 200, {}});
  auto earlier = earlier_from(before, 0);
  auto& pinned = earlier.days[1][1];
  pinned.pin = Pin::time;
  pinned.start = problem.days[1].until + 60;
  pinned.leave = pinned.start + 60;
  auto const after = replan(problem, earlier);
  CHECK(after.missed_mandatory == std::vector{pinned.stop});
}

TEST_CASE("an earlier plan of another problem is a bug, one with strange meals is not") {
  auto const problem = random_problem({30, 2, 7});
  Earlier earlier;
  earlier.days = {{{0, 5, Pin::none, 0, 0}, {2, -1, Pin::none, 0, 0}, {2, 9, Pin::none, 0, 0}}};
  CHECK(faults_of(problem, replan(problem, earlier)).empty());
  earlier.days[0][0].stop = 99;
  CHECK_THROWS_AS(replan(problem, earlier), base::Bug);
}
