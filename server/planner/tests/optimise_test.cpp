// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/expects.hpp"
#include "planner/tests/exhaustive.hpp"
#include "planner/tests/feasibility.hpp"
#include "planner/tests/random_problem.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

// Three sights in a row, ten minutes apart; point 3 is the lodging, ten minutes before the first.
// The way back from the last one is a little shorter, so one direction is best.
Problem street() {
  Problem problem;
  problem.point_count = 4;
  int const place[] = {1, 2, 3, 0};
  for (int a : place)
    for (int b : place) problem.hops.push_back({10 * std::abs(a - b), 0, 0});
  problem.hops[11].minutes = 25;  // back from the last one by a shorter way
  for (int s = 0; s < 3; ++s) {
    Stop stop;
    stop.score = 50;
    stop.stay_min = 30;
    stop.stay_usual = 60;
    stop.stay_max = 120;
    stop.windows = {{{540, 1020, 1080}}};
    problem.stops.push_back(stop);
  }
  problem.days = {{3, 3, 480, 1080, 0, 0, {}}};
  return problem;
}

std::string to_text(Solution const& solution) {
  std::string text;
  for (auto const& day : solution.days) {
    for (auto const& v : day)
      text += fmt::format("{}{:02}:{:02}-{:02}:{:02} {}{}", text.empty() ? "" : " ~ ", v.start / 60,
                          v.start % 60, v.leave / 60, v.leave % 60, v.stop,
                          v.meal_slot >= 0 ? " meal" : "");
    text += " |";
  }
  return text;
}

// Separate purses, stops of several categories, minimums, and pairs that must keep a relation.
void add_relations(Problem& problem, CityDice& dice) {
  if (dice.one_in(3)) problem.budgets.push_back({1000 * dice.from(0, 200), sight_tickets});
  if (dice.one_in(3)) problem.budgets.push_back({1000 * dice.from(0, 300), meal_bills | hop_fares});
  for (auto& stop : problem.stops)
    if (dice.one_in(4)) stop.categories |= std::uint64_t{1} << dice.from(0, 3);
  if (dice.one_in(2)) problem.limits[1].at_least = dice.from(1, 4);
  int const last = static_cast<int>(problem.stops.size()) - 1;
  for (int i = dice.from(0, 12); i > 0 && last > 0; --i) {
    int const first = dice.from(0, last);
    int const second = (first + dice.from(1, last)) % (last + 1);
    problem.pairs.push_back({first, second, static_cast<Relation>(dice.from(0, 2))});
  }
}

Problem random_variant(std::uint64_t seed) {
  CityDice dice(seed * 977);
  auto problem = random_problem({dice.from(1, 45), dice.from(1, 4), seed});
  for (auto& stop : problem.stops) stop.is_mandatory = dice.one_in(15);
  for (auto& stop : problem.stops) stop.energy = dice.from(0, 3);
  if (dice.one_in(2)) problem.budgets = {{1000 * dice.from(0, 600)}};
  for (auto& day : problem.days) {
    day.walk_limit_m = dice.one_in(2) ? dice.from(500, 4000) : 0;
    day.visits_max = dice.from(0, 6);
    day.energy_max = dice.one_in(3) ? dice.from(1, 8) : 0;
    day.from = 5 * dice.from(90, 150);
    day.until = 5 * dice.from(140, 280);
    if (dice.one_in(3)) day.end_point = dice.from(0, problem.point_count - 1);
    if (dice.one_in(4)) day.meals.clear();
  }
  add_relations(problem, dice);
  return problem;
}

}  // namespace

TEST_CASE("a day is filled in the order of the street and begins without waiting") {
  CHECK(to_text(optimise(street(), {})) == "09:00-10:00 0 ~ 10:10-11:10 1 ~ 11:20-12:20 2 |");
}

TEST_CASE("every solution keeps every rule of its problem") {
  int visits = 0;
  int meals = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const problem = random_variant(seed);
    auto const solution = optimise(problem, {seed, 60, {}});
    CHECK_MESSAGE(faults_of(problem, solution).empty(),
                  "seed " << seed << ": " << faults_of(problem, solution));
    for (auto const& day : solution.days)
      for (auto const& visit : day) ++(visit.meal_slot < 0 ? visits : meals);
  }
  CHECK(visits > 1500);  // The rules are not kept by staying at home.
  CHECK(meals > 600);
}

TEST_CASE("the checker of these tests finds each kind of fault") {
  auto problem = street();
  problem.days[0].visits_max = 3;
  auto const good = optimise(problem, {});
  REQUIRE(faults_of(problem, good).empty());
  auto const fault_after = [&](auto damage) {
    auto bad = good;
    auto other = problem;
    damage(bad, other);
    return faults_of(other, bad);
  };
  using S = Solution&;
  using P = Problem&;
  CHECK(fault_after([](S s, P) { s.days[0][1].start -= 5; }) ==
        "a visit starts before one can be there; ");
  CHECK(fault_after([](S s, P) { s.days[0][2].leave += 65; }) == "the length of a stay; ");
  CHECK(fault_after([](S, P p) {
          p.stops[1].windows = {{{700, 800, 900}}};
        }) == "a visit outside its windows; ");
  CHECK(fault_after([](S, P p) { p.days[0].visits_max = 2; }) == "too many sights; ");
  CHECK(fault_after([](S, P p) {
          p.days[0].energy_max = 2;
          for (auto& stop : p.stops) stop.energy = 1;
        }) == "too tiring a day; ");
  CHECK(fault_after([](S, P p) { p.days[0].until = 760; }) == "back too late; ");
  CHECK(fault_after([](S s, P) { s.cost_minor = 1; }) == "the cost; ");
  CHECK(fault_after([](S, P p) { p.days[0].meals = {{660, 720}}; }) == "missed meals; ");
  CHECK(fault_after([](S s, P p) {
          p.stops[0].cost_minor = s.cost_minor = 100;
          p.budgets = {{50}};
        }) == "over the budget; ");
  CHECK(fault_after([](S, P p) {
          p.pairs = {{2, 0, Relation::before}};
        }) == "a pair in the wrong order; ");
  CHECK(fault_after([](S, P p) {
          p.pairs = {{2, 0, Relation::different_days}};
        }) == "a pair on one day; ");
  CHECK(fault_after([](S, P p) { p.limits = {{0, 0, 1}}; }) == "missed minimums; ");
  CHECK(fault_after([](S s, P) { s.score_bound = s.score - 1; }) == "a score beyond its bound; ");
  CHECK(fault_after([&](S s, P p) {
          s.days[0].pop_back();
          p.stops[static_cast<std::size_t>(good.days[0].back().stop)].is_mandatory = true;
        }) == "missed mandatory stops; ");
}

TEST_CASE("tiny problems are solved to the optimum") {
  int optimal = 0;
  constexpr int problems = 120;
  for (std::uint64_t seed = 1; seed <= problems; ++seed) {
    CityDice dice(seed);
    int const days = dice.from(1, 2);
    auto problem = random_problem({days == 1 ? 7 : 5, days, seed});
    for (auto& stop : problem.stops) {
      stop.is_meal = false;
      stop.stay_min = stop.stay_max = stop.stay_usual;
    }
    for (auto& day : problem.days) {
      day.meals.clear();
      day.walk_limit_m = 0;
    }
    if (dice.one_in(2)) problem.budgets = {{1000 * dice.from(20, 150)}};
    for (auto& stop : problem.stops) stop.energy = dice.from(0, 3);
    if (dice.one_in(3))
      for (auto& day : problem.days) day.energy_max = dice.from(2, 6);
    Exhaustive const exhaustive(problem);
    auto const found = optimise(problem, {seed, 400, {}});
    double const value = exhaustive.value_of(found);
    CHECK_MESSAGE(value <= exhaustive.best() + 1e-6, "seed " << seed);
    optimal += value >= exhaustive.best() - 1e-6 ? 1 : 0;
  }
  CHECK(optimal >= problems * 95 / 100);
}

TEST_CASE("the same problem, seed and effort give the same plan") {
  auto const problem = random_problem({90, 5, 5});
  auto const first = optimise(problem, {9, 300, {}});
  CHECK(to_text(first) == to_text(optimise(problem, {9, 300, {}})));
  CHECK(to_text(first) != to_text(optimise(problem, {9, 0, {}})));
}

TEST_CASE("a search that is told to stop returns the best plan so far") {
  auto const problem = random_problem({40, 3, 5});
  int asked = 0;
  auto const stopped = optimise(problem, {1, 1'000'000, [&] { return ++asked == 4; }});
  CHECK(asked == 4);
  CHECK(faults_of(problem, stopped).empty());
  CHECK(stopped.score >= optimise(problem, {1, 0, {}}).score * 0.99);
  auto const at_once = optimise(problem, {1, 1'000'000, [] { return true; }});
  CHECK(at_once.is_complete());
}

TEST_CASE("more effort never gives a worse plan than the first one") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    auto const problem = random_problem({40, 2, seed});
    auto const value = [](Solution const& s) { return s.score - 0.4 * s.travel_minutes; };
    CHECK(value(optimise(problem, {1, 500, {}})) >= value(optimise(problem, {1, 0, {}})) - 5);
  }
}

TEST_CASE("a mandatory stop is visited whatever its worth") {
  auto problem = random_problem({40, 2, 3});
  problem.stops[0].score = 0;
  problem.stops[0].windows = {{}, {{600, 900, 1000}}};
  CHECK(to_text(optimise(problem, {})).find(" 0 ") == std::string::npos);
  problem.stops[0].is_mandatory = true;
  auto const solution = optimise(problem, {});
  CHECK(solution.missed_mandatory.empty());
  CHECK(faults_of(problem, solution).empty());
}

TEST_CASE("a mandatory stop that cannot be visited is reported and the rest is planned") {
  auto problem = street();
  problem.stops[1].is_mandatory = true;
  problem.stops[1].windows = {{}};
  auto const solution = optimise(problem, {});
  CHECK(solution.missed_mandatory == std::vector{1});
  CHECK_FALSE(solution.is_complete());
  CHECK(solution.days[0].size() == 2);
}

TEST_CASE("a mandatory restaurant is visited for one of the meals") {
  auto problem = random_problem({40, 2, 3});
  problem.stops[2].score = 0;
  problem.stops[2].is_mandatory = true;
  problem.stops[2].windows = {{{600, 1230, 1320}}, {{600, 1230, 1320}}};
  auto const solution = optimise(problem, {});
  CHECK(solution.is_complete());
  CHECK(faults_of(problem, solution).empty());
}

TEST_CASE("every day has its meals where restaurants are open") {
  auto const problem = random_problem({60, 5, 8});
  CHECK(optimise(problem, {}).missed_meals.empty());
}

TEST_CASE("a meal without any open restaurant is reported as missed") {
  auto problem = street();
  problem.days[0].meals = {{660, 780}};
  auto const solution = optimise(problem, {});
  CHECK(solution.missed_meals == std::vector<std::pair<int, int>>{{0, 0}});
  CHECK(solution.days[0].size() == 3);
}

TEST_CASE("a lunch is eaten on the way, not at the other end of town") {
  auto problem = street();
  problem.stops[1].is_meal = true;
  problem.stops[1].score = 40;
  problem.days[0].meals = {{600, 670}};
  CHECK(to_text(optimise(problem, {})) == "09:00-10:00 0 ~ 10:10-11:10 1 meal ~ 11:20-12:20 2 |");
}

TEST_CASE("waiting becomes a longer stay, and what is left of it a later start") {
  auto problem = street();
  problem.stops[2].windows = {{{780, 1000, 1080}}};  // opens at 13:00
  CHECK(to_text(optimise(problem, {})) == "09:00-10:50 0 ~ 11:00-12:50 1 ~ 13:00-14:00 2 |");
  problem.stops[0].stay_max = problem.stops[1].stay_max = 60;
  auto const solution = optimise(problem, {});
  CHECK(to_text(solution) == "10:40-11:40 0 ~ 11:50-12:50 1 ~ 13:00-14:00 2 |");
  CHECK(solution.idle_minutes == 0);
}

TEST_CASE("stays are shortened to make room, but not below their minimum") {
  auto problem = street();
  problem.days[0].until = 540 + 3 * 60 - 15 + 20 + 10;
  auto const solution = optimise(problem, {});
  CHECK(solution.days[0].size() == 3);
  CHECK(faults_of(problem, solution).empty());
  CHECK(solution.score < 150);
  problem.days[0].until = 540 + 3 * 30 - 5 + 20 + 10;
  CHECK(optimise(problem, {}).days[0].size() < 3);
}

TEST_CASE("a long visit that must be leaves time for lunch") {
  auto problem = street();
  auto& park = problem.stops[1];
  park.is_mandatory = true;
  park.stay_min = 180;
  park.stay_usual = 400;
  park.stay_max = 500;
  park.windows = {{{480, 840, 1080}}};
  problem.stops[0].is_meal = true;
  problem.days[0].meals = {{675, 795}};
  problem.days[0].until = 1000;
  auto const solution = optimise(problem, {});
  CHECK(solution.is_complete());
  CHECK(faults_of(problem, solution).empty());
}

TEST_CASE("between two long visits that must be there is room for a third") {
  auto problem = street();
  for (auto& stop : problem.stops) {
    stop.is_mandatory = true;
    stop.stay_min = 60;
    stop.stay_usual = stop.stay_max = 230;
  }
  auto const solution = optimise(problem, {});
  CHECK(solution.is_complete());
  CHECK(faults_of(problem, solution).empty());
}

TEST_CASE("between two windows one comes back in the afternoon") {
  auto problem = street();
  problem.stops[0].windows = {{{480, 500, 560}, {840, 900, 960}}};
  problem.days[0].from = 500;
  auto const solution = optimise(problem, {});
  CHECK(faults_of(problem, solution).empty());
  CHECK(solution.days[0].size() == 3);
  CHECK(to_text(solution) == "09:40-11:40 2 ~ 11:50-13:50 1 ~ 14:00-15:00 0 |");
}

TEST_CASE("places far from each other are visited on different days") {
  Problem problem;
  problem.point_count = 5;
  int const place[] = {0, 100, 5, 105, 50};  // minutes along a road; the lodging in the middle
  for (int a : place)
    for (int b : place) problem.hops.push_back({std::abs(a - b), 0, 0});
  for (int s = 0; s < 4; ++s) {
    auto stop = street().stops[0];
    stop.windows.push_back(stop.windows[0]);
    problem.stops.push_back(stop);
  }
  problem.days = {{4, 4, 480, 1080, 0, 0, {}}, {4, 4, 480, 1080, 0, 0, {}}};
  auto const solution = optimise(problem, {});
  REQUIRE(solution.days[0].size() == 2);
  CHECK((solution.days[0][0].stop + solution.days[0][1].stop) % 2 == 0);
  CHECK(solution.travel_minutes == 210);
}

TEST_CASE("one sight of enormous worth does not make the others not worth the way") {
  auto problem = street();
  problem.hops.assign(16, {10, 0, 0});
  for (auto at : {8U, 9U, 2U, 6U, 11U, 14U}) problem.hops[at].minutes = 50;  // to and from stop 2
  CHECK(optimise(problem, {}).days[0].size() == 3);
  problem.stops[0].score = 2000;
  CHECK(optimise(problem, {}).days[0].size() == 3);
}

TEST_CASE("nothing to visit and nowhere to go are answered with empty days") {
  auto problem = street();
  problem.days[0].until = 485;
  CHECK(to_text(optimise(problem, {})) == " |");
  Problem empty;
  empty.point_count = 1;
  empty.hops = {{}};
  empty.days = {{0, 0, 540, 1080, 0, 0, {}}};
  CHECK(to_text(optimise(empty, {})) == " |");
  CHECK(optimise(Problem{}, {}).days.empty());
}

TEST_CASE("a budget of nothing leaves only what is free") {
  auto problem = street();
  problem.stops[1].cost_minor = 100;
  problem.budgets = {{0}};
  auto const solution = optimise(problem, {});
  CHECK(solution.cost_minor == 0);
  CHECK(solution.days[0].size() == 2);
}

TEST_CASE("a problem that contradicts itself is a bug") {
  auto problem = street();
  problem.stops[0].categories = 1;
  CHECK_THROWS_AS(optimise(problem, {}), base::Bug);
  problem = street();
  problem.hops.pop_back();
  CHECK_THROWS_AS(optimise(problem, {}), base::Bug);
  problem = street();
  problem.stops[0].stay_usual = 10;
  CHECK_THROWS_AS(optimise(problem, {}), base::Bug);
}
