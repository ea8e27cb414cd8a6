// SPDX-License-Identifier: Apache-2.0
#include "travel/tests/town.hpp"

namespace travel::testing {
namespace {

// Two crossings 1000 m apart, joined by a straight street and by a detour of 1800 m:
//
//   4 ---- 5        y = 400
//   |      |
//   1 ---- 2 ---- 3 y = 0;  x = 0, 1000, 2000
Town two_ways(std::string const& straight) {
  Town town;
  town.node(1, 0, 0);
  town.node(2, 1000, 0);
  town.node(3, 2000, 0);
  town.node(4, 0, 400);
  town.node(5, 1000, 400);
  town.way(10, "n1,n2", straight);
  town.way(11, "n2,n3", "highway=residential");
  town.way(12, "n1,n4,n5,n2", "highway=residential");
  return town;
}

TEST_CASE("the fastest way is as long as its streets") {
  Streets streets(two_ways("highway=residential"), Traveller::walk);
  CHECK(streets.metres(0, 0, 2000, 0) == doctest::Approx(2000).epsilon(0.001));
  auto const reach = streets.reach(Town::at(0, 0), Town::at(2000, 0));
  CHECK(reach->seconds == doctest::Approx(2000 / 75.0 * 60).epsilon(0.01));
}

TEST_CASE("who is not allowed on a street goes round it") {
  CHECK(Streets(two_ways("highway=residential,motor_vehicle=no"), Traveller::drive)
            .metres(0, 0, 2000, 0) == doctest::Approx(2800).epsilon(0.001));
  CHECK(Streets(two_ways("highway=residential,motor_vehicle=no"), Traveller::cycle)
            .metres(0, 0, 2000, 0) == doctest::Approx(2000).epsilon(0.001));
  CHECK(Streets(two_ways("highway=motorway"), Traveller::walk).metres(0, 0, 2000, 0) ==
        doctest::Approx(2800).epsilon(0.001));
}

TEST_CASE("a one-way street is one for cars, for bicycles unless they are let in, not on foot") {
  auto const one_way = "highway=residential,oneway=yes";
  CHECK(Streets(two_ways(one_way), Traveller::drive).metres(0, 0, 2000, 0) ==
        doctest::Approx(2000).epsilon(0.001));
  CHECK(Streets(two_ways(one_way), Traveller::drive).metres(2000, 0, 0, 0) ==
        doctest::Approx(2800).epsilon(0.001));
  CHECK(Streets(two_ways(one_way), Traveller::cycle).metres(2000, 0, 0, 0) ==
        doctest::Approx(2800).epsilon(0.001));
  CHECK(Streets(two_ways("highway=residential,oneway=yes,oneway:bicycle=no"), Traveller::cycle)
            .metres(2000, 0, 0, 0) == doctest::Approx(2000).epsilon(0.001));
  CHECK(Streets(two_ways(one_way), Traveller::walk).metres(2000, 0, 0, 0) ==
        doctest::Approx(2000).epsilon(0.001));
}

TEST_CASE("a faster street is worth a detour, and a limit makes it slower") {
  auto const slow = "highway=residential,maxspeed=10";
  CHECK(Streets(two_ways(slow), Traveller::drive).metres(0, 0, 2000, 0) ==
        doctest::Approx(2800).epsilon(0.001));
  CHECK(Streets(two_ways("highway=residential,maxspeed=20"), Traveller::drive)
            .metres(0, 0, 2000, 0) == doctest::Approx(2000).epsilon(0.001));
}

TEST_CASE("one steps onto the nearest street, and along it to the other place on it") {
  Streets streets(two_ways("highway=residential"), Traveller::walk);
  auto const foothold = streets.stand(300, -40);
  CHECK(foothold.away_m == doctest::Approx(40).epsilon(0.01));
  CHECK(foothold.along == doctest::Approx(0.3).epsilon(0.01));
  CHECK(streets.metres(300, -40, 700, 30) == doctest::Approx(400).epsilon(0.01));
  CHECK(streets.metres(700, 30, 300, -40) == doctest::Approx(400).epsilon(0.01));
  CHECK_FALSE(streets.index.nearest(Town::at(300, -1'200), 1'000));
  CHECK(streets.index.nearest(Town::at(300, -900), 1'000));
}

TEST_CASE("against a one-way street even a near place is far") {
  Streets streets(two_ways("highway=residential,oneway=yes"), Traveller::drive);
  CHECK(streets.metres(300, 0, 700, 0) == doctest::Approx(400).epsilon(0.01));
  CHECK(streets.metres(700, 0, 300, 0) == doctest::Approx(300 + 1800 + 300).epsilon(0.01));
}

TEST_CASE("the line of a way begins and ends where one stepped on and off") {
  Streets streets(two_ways("highway=residential,motor_vehicle=no"), Traveller::drive);
  auto const path = streets.router.path(streets.stand(0, 100), streets.stand(1500, 20));
  REQUIRE(path);
  REQUIRE(path->line.size() == 5);
  auto const is_at = [&](std::size_t i, double x, double y) {
    return base::distance_m(path->line[i], Town::at(x, y)) < 1;
  };
  CHECK(is_at(0, 0, 100));
  CHECK(is_at(1, 0, 400));
  CHECK(is_at(2, 1000, 400));
  CHECK(is_at(3, 1000, 0));
  CHECK(is_at(4, 1500, 0));
  CHECK(path->reach.metres == doctest::Approx(300 + 1000 + 400 + 500).epsilon(0.001));
}

TEST_CASE("a bollard stops cars but nobody else") {
  Town with_bollard;
  with_bollard.node(1, 0, 0);
  with_bollard.node(2, 1000, 0);
  with_bollard.node(4, 0, 400);
  with_bollard.node(5, 1000, 400);
  with_bollard.node(6, 500, 0, "barrier=bollard");
  with_bollard.way(10, "n1,n6,n2", "highway=residential");
  with_bollard.way(12, "n1,n4,n5,n2", "highway=residential");
  CHECK(Streets(with_bollard, Traveller::drive).metres(0, 0, 1000, 0) ==
        doctest::Approx(1800).epsilon(0.001));
  CHECK(Streets(with_bollard, Traveller::cycle).metres(0, 0, 1000, 0) ==
        doctest::Approx(1000).epsilon(0.001));
}

// A crossing 5 with streets to the west 1, the east 2, the north 3 and the south 4, 100 m each;
// beyond the north one may turn back by a loop of 300 m (3-6-7-3).
Town crossing() {
  Town town;
  town.node(1, -100, 0);
  town.node(2, 100, 0);
  town.node(3, 0, 100);
  town.node(4, 0, -100);
  town.node(5, 0, 0);
  town.node(6, -50, 186.6);
  town.node(7, 50, 186.6);
  town.way(10, "n1,n5", "highway=residential");
  town.way(11, "n5,n2", "highway=residential");
  town.way(12, "n5,n3", "highway=residential");
  town.way(13, "n5,n4", "highway=residential");
  town.way(14, "n3,n6,n7,n3", "highway=residential");
  return town;
}

TEST_CASE("a forbidden turn is driven round, and walked all the same") {
  auto town = crossing();
  town.add("r1 Ttype=restriction,restriction=no_right_turn Mw10@from,n5@via,w13@to");
  Streets drive(town, Traveller::drive);
  CHECK(drive.metres(-90, 0, 0, -90) > 180 + 10);
  CHECK(drive.metres(-90, 0, 90, 0) == doctest::Approx(180).epsilon(0.01));
  CHECK(drive.metres(0, -90, -90, 0) == doctest::Approx(180).epsilon(0.01));
  CHECK(Streets(town, Traveller::walk).metres(-90, 0, 0, -90) ==
        doctest::Approx(180).epsilon(0.01));
}

TEST_CASE("where only one turn is allowed the others are not") {
  auto town = crossing();
  town.add("r1 Ttype=restriction,restriction=only_straight_on Mw10@from,n5@via,w11@to");
  Streets drive(town, Traveller::drive);
  CHECK(drive.metres(-90, 0, 90, 0) == doctest::Approx(180).epsilon(0.01));
  CHECK(drive.metres(-90, 0, 0, 90) > 190);
  CHECK(drive.metres(-90, 0, 0, -90) > 190);
  CHECK(drive.metres(90, 0, 0, -90) == doctest::Approx(180).epsilon(0.01));
}

TEST_CASE("bicycles that a restriction excepts may turn") {
  auto town = crossing();
  town.add(
      "r1 Ttype=restriction,restriction=no_right_turn,except=bicycle "
      "Mw10@from,n5@via,w13@to");
  CHECK(Streets(town, Traveller::cycle).metres(-90, 0, 0, -90) ==
        doctest::Approx(180).epsilon(0.01));
  CHECK(Streets(town, Traveller::drive).metres(-90, 0, 0, -90) > 190);
}

TEST_CASE("restrictions at one crossing and at its neighbour all hold together") {
  auto town = crossing();
  town.add("r1 Ttype=restriction,restriction=no_right_turn Mw10@from,n5@via,w13@to");
  town.add("r2 Ttype=restriction,restriction=no_left_turn Mw11@from,n5@via,w13@to");
  town.add("r3 Ttype=restriction,restriction=no_u_turn Mw12@from,n3@via,w12@to");
  Streets drive(town, Traveller::drive);
  double const round_the_loop = 90 + 100 + 300 + 100 + 90;
  CHECK(drive.metres(-90, 0, 0, -90) == doctest::Approx(round_the_loop).epsilon(0.01));
  CHECK(drive.metres(90, 0, 0, -90) == doctest::Approx(round_the_loop).epsilon(0.01));
}

TEST_CASE("a way is cut where a node is missing, and the rest of it survives") {
  Town town;
  town.node(1, 0, 0);
  town.node(2, 100, 0);
  town.node(3, 200, 0);
  town.way(10, "n1,n2,n99,n3", "highway=residential");
  Streets streets(town, Traveller::walk);
  CHECK(town.map.counts().missing == 1);
  CHECK(streets.metres(0, 0, 100, 0) == doctest::Approx(100).epsilon(0.01));
  CHECK(streets.graph.streets().size() == 1);
}

}  // namespace
}  // namespace travel::testing
