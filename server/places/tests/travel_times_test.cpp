// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>

#include "places/estimated_travel_times.hpp"

using namespace places;
using base::Money;

namespace {

constexpr AreaCode fuzhou{350100};
constexpr AreaCode quanzhou{350500};                    // without metro
constexpr base::LatLon three_lanes{26.0840, 119.2930};  // 三坊七巷
constexpr base::LatLon west_lake{26.0940, 119.2850};    // 西湖, 1.4 km away
constexpr base::LatLon gushan{26.0560, 119.3980};       // 鼓山, 11 km away
constexpr base::LatLon qingyun{25.7600, 118.9800};      // 青云山, 48 km away

EstimatedTravelTimes const times{Areas::china(), Fares::bundled()};

Leg leg(base::LatLon from, base::LatLon to, Mode mode, AreaCode city = fuzhou) {
  auto const found = times.leg(city, from, to, mode);
  REQUIRE(found.has_value());
  return *found;
}

}  // namespace

TEST_CASE("a short way is walked in about twenty minutes, free of charge") {
  auto const walk = leg(three_lanes, west_lake, Mode::walk);
  CHECK(walk.minutes >= base::Minutes(18));
  CHECK(walk.minutes <= base::Minutes(30));
  CHECK(walk.fare.is_zero());
  CHECK(walk.walk_m == walk.distance_m);
  CHECK(walk.is_estimate());
}

TEST_CASE("nobody walks or cycles across the whole city") {
  CHECK(!times.leg(fuzhou, three_lanes, gushan, Mode::walk));
  CHECK(!times.leg(fuzhou, three_lanes, qingyun, Mode::bike));
  CHECK(times.leg(fuzhou, three_lanes, gushan, Mode::taxi));
}

TEST_CASE("across the city a taxi is quicker and dearer than the metro, and the bus is cheapest") {
  auto const taxi = leg(three_lanes, gushan, Mode::taxi);
  auto const metro = leg(three_lanes, gushan, Mode::metro);
  auto const bus = leg(three_lanes, gushan, Mode::bus);
  CHECK(taxi.minutes < metro.minutes);
  CHECK(metro.minutes < bus.minutes);
  CHECK(bus.fare == Money::yuan(2));
  CHECK(metro.fare > bus.fare);
  CHECK(taxi.fare > metro.fare);
  CHECK(metro.walk_m > 500);
}

TEST_CASE("there is no metro without one in the city, nor far from its centre") {
  CHECK(!times.leg(quanzhou, {24.90, 118.60}, {24.95, 118.65}, Mode::metro));
  CHECK(!times.leg(fuzhou, three_lanes, qingyun, Mode::metro));
  CHECK(!times.leg(fuzhou, three_lanes, three_lanes, Mode::metro));
  CHECK(times.leg(AreaCode(350102), three_lanes, gushan, Mode::metro));  // a district's city
}

TEST_CASE("the taxi costs its flag-fall and then by the kilometre, for four people each") {
  Leg const taxi = leg(three_lanes, west_lake, Mode::taxi);
  CHECK(taxi.fare == Money::yuan(10));
  CHECK(fare_of(taxi, 4) == Money::yuan(10));
  CHECK(fare_of(taxi, 5) == Money::yuan(20));
  CHECK(fare_of(leg(three_lanes, gushan, Mode::bus), 3) == Money::yuan(6));
  // 11.3 km by air, 15.2 km by road: 10 + 12.2 * 2.0, rounded up.
  CHECK(leg(three_lanes, gushan, Mode::taxi).fare == Money::yuan(34));
}

TEST_CASE("a rented bicycle costs by the half hour") {
  CHECK(leg(three_lanes, west_lake, Mode::bike).fare == Money(150, base::Currency::cny));
  CHECK(Fares::bundled().fare(fuzhou, Mode::bike, 0, base::Minutes(31)) == Money::yuan(3));
}

TEST_CASE("the table of all pairs falls back to walking and then to a taxi") {
  std::array const places{three_lanes, west_lake, qingyun};
  auto const table = times.legs(fuzhou, places, Mode::metro);
  CHECK(table.size() == 3);
  CHECK(table.at(0, 0).minutes == base::Minutes(0));
  CHECK(table.at(0, 0).mode == Mode::walk);
  CHECK(table.at(0, 1).mode == Mode::metro);
  CHECK(table.at(0, 2).mode == Mode::taxi);
  CHECK(table.at(1, 0).minutes == leg(west_lake, three_lanes, Mode::metro).minutes);
}

TEST_CASE("buses and taxis are slower in the peaks, and nothing is slower at noon") {
  auto const percent_at = [](Mode mode, int minute) {
    int percent = 100;
    for (auto const& step : times.traffic(mode))
      if (step.from <= minute) percent = step.percent;
    return percent;
  };
  for (auto const mode : {Mode::bus, Mode::taxi}) {
    CHECK(percent_at(mode, 8 * 60) == 140);
    CHECK(percent_at(mode, 12 * 60) == 100);
    CHECK(percent_at(mode, 18 * 60) == 140);
    CHECK(percent_at(mode, 22 * 60) == 100);
  }
  for (auto const mode : {Mode::walk, Mode::bike, Mode::metro}) CHECK(times.traffic(mode).empty());
}

TEST_CASE("a fare table with a wrong line is refused with its number") {
  std::string const header =
      "city_adcode,mode,base_price_yuan,base_km,per_km_yuan,note,source,as_of,verified\n";
  std::string const bus = "350100,bus,2,,0,,x,2024-06-01,no\n";
  CHECK(Fares::read(header + bus).has_value());
  CHECK(Fares::read(header + bus + bus).error().why == "Line 3: not a fare, or there twice.");
  CHECK(Fares::read(header + "350100,bus,-2,,0,,x,2024-06-01,no\n").has_error());
  CHECK(Fares::read(header + "350100,boat,2,,0,,x,2024-06-01,no\n").has_error());
}

TEST_CASE("rides abroad are not taken to cost what they cost at home") {
  auto const& fares = Fares::bundled();
  auto const fare = [&](AreaCode city, Mode mode) {
    return fares.fare(city, mode, 3'000, base::Minutes(12));
  };
  for (auto const mode : {Mode::bus, Mode::taxi})
    CHECK(fare(AreaCode(949200), mode) > fare(AreaCode(350100), mode));
  CHECK(fare(AreaCode(949200), Mode::walk).is_zero());
}
