// SPDX-License-Identifier: Apache-2.0
#include "travel/street_travel_times.hpp"
#include "places/areas.hpp"
#include "places/estimated_travel_times.hpp"
#include "travel/tests/town.hpp"

namespace travel::testing {
namespace {

using places::LegSource;
using places::Mode;

constexpr places::AreaCode fuzhou{350100};

// A street of 2 km with a detour of 3 km instead of its middle for whoever drives.
struct OneTown {
  LiveStreets streets;
  places::EstimatedTravelTimes estimate{places::Areas::china(), places::Fares::bundled()};
  StreetTravelTimes times{streets, estimate, places::Fares::bundled()};

  OneTown() { streets.replace({ground()}); }

  static std::shared_ptr<StreetGround const> ground() {
    Town town;
    town.node(1, 0, 0);
    town.node(2, 500, 0);
    town.node(3, 1500, 0);
    town.node(4, 2000, 0);
    town.node(5, 500, 1000);
    town.node(6, 1500, 1000);
    town.way(10, "n1,n2", "highway=residential");
    town.way(11, "n2,n3", "highway=pedestrian");
    town.way(12, "n3,n4", "highway=residential");
    town.way(13, "n2,n5,n6,n3", "highway=residential");
    StreetRegion region{"town", base::parse_day("2026-01-02").value(), {}, {}};
    for (auto const traveller : all_travellers) {
      auto const i = static_cast<std::size_t>(traveller);
      region.graphs[i] = town.map.graph_for(traveller);
      region.contractions[i] = contract(region.graphs[i]);
    }
    return std::make_shared<StreetGround const>(std::move(region));
  }
};

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

// A bus every ten minutes along the town's street, 2 km in six minutes.
std::shared_ptr<Transit const> one_bus() {
  TransitFeed feed;
  feed.name = "bus";
  feed.stops = {{"West", Town::at(0, 0)}, {"East", Town::at(2'000, 0)}};
  feed.services = {
      {base::parse_day("2026-01-05").value(), base::parse_day("2026-12-31").value(), 0x7F, {}, {}}};
  for (std::int32_t at = 6 * 3600; at < 20 * 3600; at += 600) {
    auto const first = static_cast<std::uint32_t>(feed.calls.size());
    feed.trips.push_back({Mode::bus, 0, "1", first, 2});
    feed.calls.push_back({0, at + 60, at + 60});
    feed.calls.push_back({1, at + 420, at + 420});
  }
  return std::make_shared<Transit const>(std::move(feed));
}

TEST_CASE("by bus a leg is as the timetable usually has it, and elsewhere as estimated") {
  OneTown town;
  town.streets.replace({OneTown::ground()}, {one_bus()});
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
