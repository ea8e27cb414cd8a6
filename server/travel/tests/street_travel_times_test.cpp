// SPDX-License-Identifier: Apache-2.0
#include "travel/tests/one_town.hpp"

namespace travel::testing {
namespace {

using places::LegSource;
using places::Mode;

TEST_CASE("a way along the streets says so, with the day of the extract") {
  OneTown const town;
  auto const walk = town.times.leg(fuzhou, Town::at(0, 75), Town::at(2000, 0), Mode::walk);
  REQUIRE(walk);
  CHECK(walk->source == LegSource::streets);
  CHECK(base::to_text(walk->as_of) == "2026-01-02");
  CHECK(walk->distance_m == doctest::Approx(2075).epsilon(0.005));
  CHECK(walk->walk_m == walk->distance_m);
  CHECK(walk->minutes == base::Minutes(28));  // 2075 m at 75 m a minute, rounded up
}

TEST_CASE("a taxi goes where cars go, waits to be called and costs by the way it takes") {
  OneTown const town;
  auto const taxi = town.times.leg(fuzhou, Town::at(0, 0), Town::at(2000, 0), Mode::taxi);
  REQUIRE(taxi);
  CHECK(taxi->source == LegSource::streets);
  CHECK(taxi->distance_m == doctest::Approx(4000).epsilon(0.005));
  CHECK(taxi->minutes == base::Minutes(5 + 10));  // 4 km at 25 km/h are 9.6 minutes
  CHECK(taxi->seats == 4);
  auto const& fares = places::Fares::bundled();
  CHECK(taxi->fare == fares.fare(fuzhou, Mode::taxi, taxi->distance_m, taxi->minutes));
  auto const guess = town.estimate.leg(fuzhou, Town::at(0, 0), Town::at(2000, 0), Mode::taxi);
  CHECK(taxi->fare > guess->fare);  // which takes 2.7 km for enough
}

TEST_CASE("off the streets, and on rails, the estimate answers and says so") {
  OneTown const town;
  auto const far = Town::at(3'500, 0);
  auto const walk = town.times.leg(fuzhou, Town::at(1'900, 0), far, Mode::walk);
  REQUIRE(walk);
  CHECK(walk->source == LegSource::estimate);
  CHECK(walk->minutes == town.estimate.leg(fuzhou, Town::at(1'900, 0), far, Mode::walk)->minutes);
  auto const bus = town.times.leg(fuzhou, Town::at(0, 0), Town::at(2000, 0), Mode::bus);
  REQUIRE(bus);
  CHECK(bus->is_estimate());
}

TEST_CASE("nobody walks further than people walk, streets or not") {
  OneTown const town;
  CHECK_FALSE(town.times.leg(fuzhou, Town::at(-2'000, 0), Town::at(3'500, 0), Mode::walk));
}

TEST_CASE("a table has the very legs that are given one by one, whatever the mode") {
  OneTown const town;
  std::vector<base::LatLon> const at{Town::at(0, 20), Town::at(900, -30), Town::at(2'100, 0),
                                     Town::at(700, 1'050), Town::at(9'000, 500)};
  for (auto const mode : {Mode::walk, Mode::bike, Mode::bus, Mode::metro, Mode::taxi}) {
    auto const table = town.times.legs(fuzhou, at, mode);
    for (std::size_t a = 0; a < at.size(); ++a)
      for (std::size_t b = 0; b < at.size(); ++b) {
        if (a == b) continue;
        auto const& leg = table.at(a, b);
        auto const alone = town.times.leg(fuzhou, at[a], at[b], leg.mode);
        REQUIRE(alone);
        CHECK(alone->minutes == leg.minutes);
        CHECK(alone->distance_m == leg.distance_m);
        CHECK(alone->source == leg.source);
        if (leg.mode != mode) CHECK_FALSE(town.times.leg(fuzhou, at[a], at[b], mode));
      }
  }
}

TEST_CASE("the way itself leads from door to door") {
  OneTown const town;
  auto const route = town.times.route(fuzhou, Town::at(0, 30), Town::at(2000, -20), Mode::taxi);
  REQUIRE(route);
  REQUIRE(route->line.size() == 8);  // both doors, both footholds and four corners
  CHECK(base::distance_m(route->line.front(), Town::at(0, 30)) < 1);
  CHECK(base::distance_m(route->line.back(), Town::at(2000, -20)) < 1);
  double length = 0;
  for (std::size_t i = 1; i < route->line.size(); ++i)
    length += base::distance_m(route->line[i - 1], route->line[i]);
  CHECK(length == doctest::Approx(route->leg.distance_m).epsilon(0.005));
  auto const guessed = town.times.route(fuzhou, Town::at(0, 30), Town::at(9000, 0), Mode::taxi);
  REQUIRE(guessed);
  CHECK(guessed->line.empty());
}

TEST_CASE("by bus a leg is as the timetable usually has it, and elsewhere as estimated") {
  OneTown town;
  town.streets.replace({OneTown::ground()}, {OneTown::bus()});
  auto const bus = town.times.leg(fuzhou, Town::at(0, 0), Town::at(2'000, 0), Mode::bus);
  REQUIRE(bus);
  CHECK(bus->source == LegSource::timetable);
  CHECK(bus->minutes == base::Minutes(7));  // a minute's wait and six on the way
  CHECK(bus->distance_m == doctest::Approx(2'000).epsilon(0.01));
  auto const back = town.times.leg(fuzhou, Town::at(2'000, 0), Town::at(0, 0), Mode::bus);
  REQUIRE(back);
  CHECK(back->source == LegSource::estimate);
  std::vector<base::LatLon> const at{Town::at(0, 0), Town::at(2'000, 0), Town::at(900, 300)};
  auto const table = town.times.legs(fuzhou, at, Mode::bus);
  CHECK(table.at(0, 1).source == LegSource::timetable);
  CHECK(table.at(0, 1).minutes == bus->minutes);
  CHECK(table.at(1, 0).minutes == back->minutes);
}

TEST_CASE("other streets are another edition") {
  OneTown town;
  auto const before = town.times.edition();
  town.streets.replace({});
  CHECK(town.times.edition() != before);
  auto const walk = town.times.leg(fuzhou, Town::at(0, 0), Town::at(2000, 0), Mode::walk);
  REQUIRE(walk);
  CHECK(walk->is_estimate());
}

}  // namespace
}  // namespace travel::testing
