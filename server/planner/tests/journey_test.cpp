// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cmath>

#include "planner/journey.hpp"
#include "planner/tests/random_problem.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

constexpr int walking = 0;
constexpr int driving = 1;

struct Town {
  JourneyProblem problem;
  std::vector<std::pair<int, int>> at;  // of each point, in units of 100 m
  int sights = 0;

  void add_stop(std::pair<int, int> where, bool is_meal, std::int64_t cost) {
    Stop stop;
    stop.is_meal = is_meal;
    stop.score = 10;
    stop.stay_min = stop.stay_usual = is_meal ? 45 : 60;
    stop.stay_max = stop.stay_usual + 30;
    stop.cost_minor = cost;
    stop.windows.assign(problem.days.size(), {{480, 1260, 1320}});
    problem.stops.push_back(stop);
    at.push_back(where);
    sights += !is_meal;
  }
  int add_point(std::pair<int, int> where) {
    at.push_back(where);
    return static_cast<int>(at.size()) - 1;
  }
  // Walking 5 km/h for nothing, driving 30 km/h for 10 yuan and 3 a kilometre.
  void lay_ways() {
    problem.point_count = static_cast<int>(at.size());
    problem.ways.assign(2, {});
    for (auto [x1, y1] : at)
      for (auto [x2, y2] : at) {
        double const metres = 100 * std::hypot(x1 - x2, y1 - y2);
        problem.ways[walking].push_back({static_cast<int>(std::ceil(metres * 60 / 5000)), 0, 0});
        problem.ways[driving].push_back({static_cast<int>(std::ceil(metres * 60 / 30000)), 0,
                                         1000 + static_cast<std::int64_t>(metres * 3 / 10)});
      }
  }
};

// Eight sights and six restaurants around the origin, one station in the east, two beds: a cheap
// one far out and a dear one in the middle. Two rides there and two back: late and cheap, early
// and dear.
Town small_town(int days = 3) {
  Town town;
  for (int day = 0; day < days; ++day)
    town.problem.days.push_back({510, 1230, 5, {{660, 810}, {1020, 1170}}});
  for (int i = 0; i < 8; ++i) town.add_stop({4 * i - 16, i % 3}, false, 1000);
  for (int i = 0; i < 6; ++i) town.add_stop({5 * i - 15, -2}, true, 3000);
  int const station = town.add_point({60, 0});
  town.problem.there = {{station, 900, 10000}, {station, 600, 30000}};
  town.problem.back = {{station, 720, 10000}, {station, 1140, 30000}};
  if (days > 1)
    town.problem.beds = {{town.add_point({-90, 0}), 10000}, {town.add_point({0, 1}), 30000}};
  town.problem.score_per_minor = 1e-5;
  town.lay_ways();
  return town;
}

Journey planned(JourneyProblem const& problem) {
  return plan_journey(problem, {.combinations = 8, .iterations = 60, .polish = 0});
}

// With what looks best before anything is planned.
JourneyEffort most_promising() { return {.combinations = 1, .iterations = 60, .polish = 0}; }

std::string faults(JourneyProblem const& problem, Journey const& journey) {
  std::string all;
  for (auto const& fault : faults_of(problem, journey)) all += fault + "; ";
  return all;
}

bool visits(Journey const& journey, int stop) {
  for (auto const& day : journey.days)
    for (auto const& visit : day)
      if (visit.stop == stop) return true;
  return false;
}

int rides_by(Journey const& journey, int mode) {
  int count = 0;
  for (auto const& day : journey.modes)
    for (int const used : day) count += used == mode;
  return count;
}

}  // namespace

TEST_CASE("where money matters little the early ride and the bed in the middle are taken") {
  auto const town = small_town();
  auto const journey = planned(town.problem);
  REQUIRE(journey.exists());
  CHECK(faults(town.problem, journey) == "");
  CHECK(journey.there == 1);
  CHECK(journey.back == 1);
  CHECK(journey.bed == 1);
}

TEST_CASE("where money matters much the cheap ones are taken") {
  auto town = small_town();
  town.problem.score_per_minor = 0.01;
  auto const journey = planned(town.problem);
  CHECK(journey.there == 0);
  CHECK(journey.back == 0);
  CHECK(journey.bed == 0);
}

TEST_CASE("an earlier ride is worth its hour if it brings breakfast") {
  auto town = small_town();
  auto& problem = town.problem;
  int const station = problem.there.front().point;
  problem.there = {{station, 520, 10000}, {station, 490, 10000, 3}};
  CHECK(plan_journey(problem, most_promising()).there == 0);
  problem.days.front().meals.push_back({480, 525});
  CHECK(plan_journey(problem, most_promising()).there == 1);
}

TEST_CASE("a late ride back is worth its price if it leaves time for dinner") {
  auto town = small_town();
  auto& problem = town.problem;
  int const station = problem.back.front().point;
  problem.score_per_minor = 1e-4;
  problem.back = {{station, 1040, 10000}, {station, 1100, 90000}};
  CHECK(plan_journey(problem, most_promising()).back == 1);
  problem.days.back().meals.pop_back();
  CHECK(plan_journey(problem, most_promising()).back == 0);
}

TEST_CASE("a place that was asked for goes before a meal") {
  auto town = small_town();
  auto& problem = town.problem;
  // 280 minutes away: from the bed in the middle one is back for dinner, but lunch is on the road;
  // from the cheap bed it cannot be reached at all.
  auto const stations_from = problem.stops.size();
  town.at.insert(town.at.begin() + static_cast<std::ptrdiff_t>(stations_from), {1400, 0});
  auto must = problem.stops.front();
  must.is_mandatory = true;
  problem.stops.push_back(must);
  int const station = static_cast<int>(stations_from) + 1;
  for (auto* rides : {&problem.there, &problem.back})
    for (auto& ride : *rides) ride.point = station;
  problem.beds = {{town.add_point({-400, 0}), 10000}, {town.add_point({0, 1}), 30000}};
  problem.score_per_minor = 0.001;
  town.lay_ways();
  auto const journey = planned(problem);
  CHECK(visits(journey, static_cast<int>(stations_from)));
  REQUIRE(journey.faults.size() == 1);
  CHECK(journey.faults.front().ends_with("no meal 0"));
}

TEST_CASE("a place that is reached in time by the quickest way only is reached by it") {
  auto town = small_town();
  town.at.front() = {100, 0};
  town.lay_ways();
  for (auto& way : town.problem.ways[driving]) way.cost_minor *= 10;
  auto& must = town.problem.stops.front();
  must.is_mandatory = true;
  must.windows.assign(3, {{480, 560, 700}});
  auto const journey = planned(town.problem);
  CHECK(visits(journey, 0));
  CHECK(faults(town.problem, journey) == "");
}

TEST_CASE("each scope of a budget binds alone") {
  auto town = small_town();
  auto const& problem = town.problem;
  SUBCASE("rides") { town.problem.budgets = {{40000, ride_fares}}; }
  SUBCASE("nights") { town.problem.budgets = {{20000, bed_nights}}; }
  SUBCASE("tickets") { town.problem.budgets = {{2000, sight_tickets}}; }
  SUBCASE("meals") { town.problem.budgets = {{3000 * 5, meal_bills}}; }
  SUBCASE("hops") { town.problem.budgets = {{5000, hop_fares}}; }
  SUBCASE("everything") { town.problem.budgets = {{20000 + 20000 + 25000, whole_journey}}; }
  auto const journey = planned(problem);
  CHECK(faults(problem, journey) == "");
  auto const& budget = problem.budgets.front();
  std::int64_t spent = 0;
  for (unsigned kind = 1; kind < whole_journey; kind *= 2)
    if ((budget.counts & kind) != 0) spent += spent_on(problem, journey, kind);
  CHECK(spent <= budget.limit_minor);
  // Without it more would have been spent.
  auto free = problem;
  free.budgets.clear();
  auto const unbound = planned(free);
  std::int64_t would_be = 0;
  for (unsigned kind = 1; kind < whole_journey; kind *= 2)
    if ((budget.counts & kind) != 0) would_be += spent_on(free, unbound, kind);
  CHECK(would_be > budget.limit_minor);
}

TEST_CASE("without money for taxis one walks") {
  auto town = small_town(1);
  CHECK(rides_by(planned(town.problem), driving) > 0);
  town.problem.budgets = {{0, hop_fares}};
  auto const journey = planned(town.problem);
  CHECK(rides_by(journey, driving) == 0);
  CHECK(rides_by(journey, walking) > 0);
}

TEST_CASE("a mode that does not exist between two points is not used") {
  auto town = small_town();
  for (auto& way : town.problem.ways[driving])
    if (way.minutes > 5) way = {};
  auto const journey = planned(town.problem);
  for (std::size_t day = 0; day < journey.days.size(); ++day)
    for (std::size_t hop = 0; hop + 1 < journey.modes[day].size(); ++hop) {
      if (hop == 0 || journey.modes[day][hop] != driving) continue;
      int const from = journey.days[day][hop - 1].stop;
      int const to = journey.days[day][hop].stop;
      CHECK(town.problem.way(driving, from, to).minutes >= 0);
    }
  CHECK(faults(town.problem, journey) == "");
}

TEST_CASE("what must be, is: mandatory stops, minimums and order") {
  auto town = small_town();
  auto& stops = town.problem.stops;
  stops[7].is_mandatory = true;
  stops[7].score = 0;
  stops[0].is_mandatory = true;
  town.problem.limits = {{.at_least = 1}};
  stops[13].categories = 1;
  stops[13].score = 0;
  town.problem.pairs = {{7, 0, Relation::before}};
  auto const journey = planned(town.problem);
  CHECK(faults(town.problem, journey) == "");
  CHECK(visits(journey, 7));
  CHECK(visits(journey, 0));
  CHECK(visits(journey, 13));
}

TEST_CASE("an arrival in the afternoon needs no lunch, one at ten does") {
  auto town = small_town(1);
  town.problem.there = {{town.problem.there[0].point, 900, 0}};
  auto const late = planned(town.problem);
  CHECK(faults(town.problem, late) == "");
  town.problem.there[0].at = 600;
  town.problem.back.erase(town.problem.back.begin());
  for (auto& stop : town.problem.stops)
    if (stop.is_meal) stop.windows = {{{1000, 1260, 1320}}};
  CHECK(faults(town.problem, planned(town.problem)).find("no meal 0") != std::string::npos);
}

TEST_CASE("no ride or no bed, no journey") {
  auto town = small_town();
  auto const there = town.problem.there;
  town.problem.there.clear();
  CHECK(!planned(town.problem).exists());
  town.problem.there = there;
  town.problem.beds.clear();
  CHECK(!planned(town.problem).exists());
}

TEST_CASE("a journey that cannot keep everything says what is wrong with it") {
  auto town = small_town();
  town.problem.stops[3].is_mandatory = true;
  for (auto& day : town.problem.stops[3].windows) day.clear();
  auto const journey = planned(town.problem);
  REQUIRE(journey.exists());
  CHECK(journey.faults == std::vector<std::string>{"stop 3 is missing"});
}

TEST_CASE("a second look finds every damage") {
  auto const town = small_town();
  auto problem = town.problem;
  problem.limits = {{.per_day = 9, .per_trip = 30}};
  for (auto& stop : problem.stops) stop.categories = 1;
  auto const good = planned(problem);
  REQUIRE(faults(problem, good) == "");
  REQUIRE(good.days[1].size() >= 3);
  auto const found = [&](auto damage, char const* what) {
    auto damaged_problem = problem;
    auto damaged = good;
    damage(damaged_problem, damaged);
    auto const text = faults(damaged_problem, damaged);
    CHECK_MESSAGE(text.find(what) != std::string::npos, fmt::format("{} in: {}", what, text));
  };
  found([](auto&, auto& j) { j.days[1][1].start -= 300; }, "begins too early");
  found([](auto&, auto& j) { j.days[1].back().leave += 600; }, "back too late");
  found([](auto& p, auto& j) { p.stops[static_cast<std::size_t>(j.days[1][0].stop)].windows = {}; },
        "not open");
  found([](auto&, auto& j) { j.days[1][0].leave = j.days[1][0].start + 10; }, "too short");
  found([](auto&, auto& j) { j.days[1].push_back(j.days[1][0]); }, "twice");
  found([](auto&, auto& j) { std::erase_if(j.days[1], [](auto& v) { return v.meal_slot == 1; }); },
        "no meal 1");
  found([](auto&, auto& j) { j.modes[1][0] = -1; }, "no way");
  found([](auto& p, auto&) { p.budgets = {{100, whole_journey}}; }, "budget");
  found([](auto& p, auto&) { p.limits[0].per_day = 1; }, "too many on day");
  found([](auto& p, auto&) { p.limits[0].per_trip = 1; }, "too many");
  found([](auto& p, auto&) { p.limits[0].at_least = 50; }, "of 50");
  found(
      [](auto& p, auto& j) {
        p.pairs = {{j.days[1][1].stop, j.days[1][0].stop, Relation::before}};
      },
      "pair");
}

TEST_CASE("the same problem gives the same journey") {
  auto const town = small_town();
  auto const a = planned(town.problem);
  auto const b = planned(town.problem);
  CHECK(a.worth == b.worth);
  CHECK(a.modes == b.modes);
  CHECK(a.cost_minor == b.cost_minor);
}

TEST_CASE("random journeys hold, and say truly what they cost") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CityDice dice(seed);
    Town town;
    for (int day = dice.from(1, 4); day > 0; --day)
      town.problem.days.push_back({510, 1230, 5, {{660, 810}, {1020, 1170}}});
    auto const somewhere = [&] { return std::pair{dice.from(-40, 40), dice.from(-40, 40)}; };
    for (int i = 0; i < 40; ++i) town.add_stop(somewhere(), i % 3 == 0, 100 * dice.from(0, 50));
    for (int i = 0; i < 6; ++i) {
      int const at = 300 + 60 * dice.from(0, 8);
      town.problem.there.push_back({town.add_point(somewhere()), at, 1000 * dice.from(1, 90)});
      town.problem.back.push_back({town.add_point(somewhere()), at + 600, 1000 * dice.from(1, 90)});
      town.problem.beds.push_back({town.add_point(somewhere()), 1000 * dice.from(1, 90)});
    }
    if (town.problem.days.size() == 1) town.problem.beds.clear();
    town.problem.score_per_minor = 1e-5;
    town.lay_ways();
    auto const journey = planned(town.problem);
    CAPTURE(seed);
    CHECK(faults(town.problem, journey) == "");
    std::int64_t cost = 0;
    for (unsigned kind : {1U, 2U, 4U, 8U, 16U}) cost += spent_on(town.problem, journey, kind);
    CHECK(journey.cost_minor == cost);
  }
}
