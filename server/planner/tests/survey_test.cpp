// SPDX-License-Identifier: Apache-2.0
// Problems in which only scores and times matter take short cuts; these must not change answers.
#include <doctest/doctest.h>

#include "planner/impl/search.hpp"
#include "planner/tests/exhaustive.hpp"
#include "planner/tests/feasibility.hpp"
#include "planner/tests/orienteering_problem.hpp"

using namespace planner;
using namespace planner::impl;
using namespace planner::testing;

namespace {

// Every gap tried by the book.
Spot by_the_book(Instance const& instance, Route const& route, int stop) {
  Spot best;
  for (int p = 1; p <= route.size + 1; ++p) {
    Passage way;
    if (!passes(instance, route, {p - 1, p, stop, -1, instance.fixed_stay(stop)}, way)) continue;
    int const detour = way.travel - instance.minutes(route.at(p - 1).point, route.at(p).point);
    if (detour >= best.detour) continue;
    best.detour = detour;
    best.position = p;
  }
  return best;
}

void check_days(Search& search) {
  auto const& instance = search.instance;
  Survey survey{0, std::vector<int>(static_cast<std::size_t>(instance.stops)),
                std::vector<int>(static_cast<std::size_t>(instance.stops))};
  for (auto const& route : search.now.routes) {
    impl::survey(instance, route, survey);
    for (int s = 0; s < instance.stops; ++s) {
      if (search.now.visits(s)) continue;
      auto const expected = by_the_book(instance, route, s);
      CHECK(survey.detour[static_cast<std::size_t>(s)] == expected.detour);
      CHECK(spot_of(instance, route, s).detour == expected.detour);
    }
  }
}

// The days as they are, computed at once.
void check_schedule(Search const& search) {
  for (auto const& route : search.now.routes) {
    auto fresh = route;
    REQUIRE(refresh(search.instance, fresh));
    CHECK(fresh.travel == route.travel);
    CHECK(fresh.worth == route.worth);
    for (int p = 1; p <= route.size + 1; ++p) {
      CHECK(fresh.at(p).start == route.at(p).start);
      CHECK(fresh.at(p).latest == route.at(p).latest);
      CHECK(fresh.at(p).room == route.at(p).room);
    }
  }
}

}  // namespace

TEST_CASE("the survey of a day finds what trying each gap finds") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    auto const problem = orienteering_problem({50, 3, 1 + static_cast<int>(seed % 3), seed});
    Instance const instance(problem);
    REQUIRE(instance.is_lean);
    Search search(instance, seed);
    construct(search);
    search.keep();
    for (int i = 0; i < 20; ++i) {
      int const around = ruin(search);
      check_days(search);
      check_schedule(search);
      if (around >= 0) recreate(search, around);
      check_schedule(search);
      if (i % 2 == 0) search.keep();
      search.go_back();
    }
  }
}

TEST_CASE("after an insertion the best place is known from the one before") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    auto const problem = orienteering_problem({60, 1, 1 + static_cast<int>(seed % 2), seed});
    Instance const instance(problem);
    Search search(instance, seed);
    search.survey_days();
    for (int next = 0; next < instance.stops; ++next) {
      std::vector<Spot> before;
      for (int s = 0; s < instance.stops; ++s)
        before.push_back(spot_of(instance, search.now.route(0), s));
      auto const fit = search.sight_fit(next);
      if (!fit.exists()) continue;
      search.insert(next, fit);
      auto const& route = search.now.route(0);
      for (int s = next + 1; s < instance.stops; ++s) {
        auto const after =
            spot_after_insertion(instance, route, s, before[static_cast<std::size_t>(s)]);
        auto const expected = by_the_book(instance, route, s);
        CHECK(after.detour >= expected.detour);
        CHECK(after.detour <= expected.detour + instance.detour_slop);
      }
    }
    CHECK(search.now.route(0).size > 3);
  }
}

TEST_CASE("solutions of such problems are feasible, and optimal where that can be tried out") {
  int optimal = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const problem =
        orienteering_problem(seed % 2 == 0 ? Field{7, 1, 1, seed} : Field{5, 2, 2, seed});
    auto const solution = optimise(problem, {seed, 200, {}});
    CHECK_MESSAGE(faults_of(problem, solution).empty(), faults_of(problem, solution));
    double const best_score = Exhaustive(problem).best_score();
    CHECK(solution.score <= best_score + 1e-9);
    optimal += solution.score >= best_score - 1e-9 ? 1 : 0;
  }
  CHECK(optimal >= 58);
}

TEST_CASE("larger such problems with fees and limits keep every rule") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CityDice dice(seed);
    auto problem =
        orienteering_problem({dice.from(20, 90), dice.from(1, 4), dice.from(1, 3), seed});
    for (auto& stop : problem.stops) {
      stop.cost_minor = dice.from(0, 50);
      stop.categories = static_cast<std::uint64_t>(dice.from(0, 7));
    }
    problem.budgets = {{dice.from(50, 500)}};
    problem.limits = {{2, 5, 0}, {0, 6, 2}, {0, 0, 1}};
    auto const solution = optimise(problem, {seed, 200, {}});
    CHECK_MESSAGE(faults_of(problem, solution).empty(), faults_of(problem, solution));
    CHECK(solution.score > 0);
  }
}
