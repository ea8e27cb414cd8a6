// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "planner/impl/search.hpp"
#include "planner/tests/modal_problem.hpp"

using namespace planner;
using namespace planner::impl;
using namespace planner::testing;

namespace {

// Six sights along a road, ten minutes apart, and two days that begin and end at its near end.
struct Road {
  Problem problem;
  Road() {
    problem.point_count = 7;
    int const place[] = {1, 2, 3, 4, 5, 6, 0};
    for (int a : place)
      for (int b : place) problem.hops.push_back({10 * std::abs(a - b), 0, 0});
    Stop stop;
    stop.score = 50;
    stop.stay_min = stop.stay_usual = stop.stay_max = 60;
    stop.windows = {{{480, 1200, 1260}}, {{480, 1200, 1260}}};
    problem.stops.assign(6, stop);
    problem.days.assign(2, {6, 6, 480, 1080, 0, 3, {}});
  }
};

void visit(Search& search, int day, std::vector<int> const& stops) {
  for (int const stop : stops) {
    Fit fit;
    fit.day = day;
    fit.position = search.now.route(day).size + 1;
    fit.stay = 60;
    search.insert(stop, fit);
  }
  REQUIRE(search.is_sound());
  search.keep();
}

std::vector<int> stops_of(Search const& search, int day) {
  std::vector<int> stops;
  auto const& route = search.now.route(day);
  for (int p = 1; p <= route.size; ++p) stops.push_back(route.at(p).point);
  return stops;
}

using Stops = std::vector<int>;

// What the search keeps up to date step by step, computed at once.
void check_totals(Search& search) {
  auto const& instance = search.instance;
  State fresh(instance);
  for (auto const& route : search.now.routes) {
    auto& copy = fresh.route(route.day);
    copy.copy_from(route);
    REQUIRE(refresh(instance, copy));
    CHECK(copy.spent == route.spent);
    CHECK(copy.at(1).latest == route.at(1).latest);
    for (int p = 1; p <= route.size; ++p) {
      CHECK(search.now.day_of[static_cast<std::size_t>(route.at(p).point)] == route.day);
      fresh.day_of[static_cast<std::size_t>(route.at(p).point)] = route.day;
      for_each_bit(instance.stop(route.at(p).point).categories,
                   [&](std::size_t c) { ++fresh.trip_categories[c]; });
    }
  }
  fresh.spent = {};
  for (auto const& route : fresh.routes)
    for (std::size_t p = 0; p < fresh.spent.size(); ++p) fresh.spent[p] += route.spent[p];
  CHECK(fresh.spent == search.now.spent);
  CHECK(fresh.day_of == search.now.day_of);
  CHECK(fresh.trip_categories == search.now.trip_categories);
  CHECK(objective(instance, fresh) == doctest::Approx(objective(instance, search.now)));
  for (int stop : instance.sights) {
    auto const remembered = search.fit(stop, 0, -1);
    auto const now = best_fit(instance, search.now.route(0), stop, -1);
    if (remembered.exists()) CHECK((remembered.gain == now.gain || remembered.fare < now.fare));
  }
}

}  // namespace

TEST_CASE("a day that runs the wrong way in its middle is turned round") {
  Road const road;
  Instance const instance(road.problem);
  Search search(instance, 1);
  visit(search, 0, {2, 0, 3});
  CHECK(turn_round(search));
  CHECK(search.now.route(0).travel == 80);
  CHECK_FALSE(turn_round(search));
}

TEST_CASE("a stop moves to the day that passes by") {
  Road const road;
  Instance const instance(road.problem);
  Search search(instance, 1);
  visit(search, 0, {0, 5});
  visit(search, 1, {1, 4});
  CHECK(relocate_stop(search));
  CHECK(search.now.route(0).size + search.now.route(1).size == 4);
  CHECK(search.now.route(0).travel + search.now.route(1).travel == 20 + 120);
}

TEST_CASE("stops are exchanged between full days") {
  Road const road;
  Instance const instance(road.problem);
  Search search(instance, 1);
  visit(search, 0, {0, 1, 5});
  visit(search, 1, {2, 3, 4});
  CHECK(search.now.route(0).travel + search.now.route(1).travel == 120 + 100);
  CHECK(exchange_days(search));
  CHECK(search.now.route(0).travel + search.now.route(1).travel == 60 + 140);
  CHECK(stops_of(search, 0).size() == 3);
}

TEST_CASE("a stop gives way to a better one that was left out") {
  Road road;
  road.problem.stops[3].score = 90;
  Instance const instance(road.problem);
  Search search(instance, 1);
  visit(search, 0, {0, 2, 4});
  CHECK(replace_stop(search));
  CHECK(stops_of(search, 0) == Stops{0, 2, 3});
}

TEST_CASE("a mandatory stop does not give way") {
  Road road;
  road.problem.stops[3].score = 90;
  for (int s : {0, 2, 4}) road.problem.stops[static_cast<std::size_t>(s)].is_mandatory = true;
  Instance const instance(road.problem);
  Search search(instance, 1);
  visit(search, 0, {0, 2, 4});
  CHECK_FALSE(replace_stop(search));
}

TEST_CASE("a change that does not help leaves no trace") {
  Road const road;
  Instance const instance(road.problem);
  Search search(instance, 1);
  visit(search, 0, {0, 1, 2});
  auto const version = search.now.route(0).version;
  CHECK_FALSE(search.attempt(0, 1, [&] { search.remove(0, 2, 1); }));
  CHECK(stops_of(search, 0) == Stops{0, 1, 2});
  CHECK(search.now.route(0).version == version);
  CHECK(search.now.visits(1));
}

TEST_CASE("going back returns to the kept state") {
  auto const problem = random_problem({30, 3, 4});
  Instance const instance(problem);
  Search search(instance, 1);
  construct(search);
  search.keep();
  double const kept = objective(instance, search.now);
  for (int i = 0; i < 50; ++i) {
    if (int const around = ruin(search); around >= 0) recreate(search, around);
    search.go_back();
    REQUIRE(objective(instance, search.now) == kept);
  }
  check_totals(search);
}

TEST_CASE("what is kept up to date step by step is what would be computed at once") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto problem =
        seed % 2 == 0 ? random_problem({40, 3, seed}) : modal_problem({40, 3, seed}, seed % 4 == 1);
    problem.budgets = {{60'000}};
    Instance const instance(problem);
    Search search(instance, seed);
    construct(search);
    for (int i = 0; i < 40; ++i) {
      int const around = ruin(search);
      if (around < 0) {
        search.go_back();
        continue;
      }
      recreate(search, around);
      if (i % 4 == 0) improve(search);
      search.keep();
      check_totals(search);
    }
  }
}
