// SPDX-License-Identifier: Apache-2.0
#include "tiles/impl/sea.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiles;

namespace {

// A drawing board of ten by ten: x to the east, y to the north.
constexpr Bounds board{0, 0, 10, 10};
base::LatLon at(double x, double y) { return {y, x}; }

bool is_in(Shore const& ring, double x, double y) {
  bool odd = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    auto const a = ring[i - 1];
    auto const b = ring[i];
    bool const crosses = (a.lat > y) != (b.lat > y);
    if (crosses && x < a.lon + (y - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)) odd = !odd;
  }
  return odd;
}

bool is_sea(std::vector<SeaPolygon> const& sea, double x, double y) {
  for (auto const& polygon : sea) {
    bool on_island = false;
    for (auto const& island : polygon.islands) on_island = on_island || is_in(island, x, y);
    if (is_in(polygon.outer, x, y) && !on_island) return true;
  }
  return false;
}

// The board in rows from the north, ~ for sea and # for land.
std::string drawn(std::vector<Shore> coast) {
  auto const sea = sea_within(board, std::move(coast));
  if (!sea) return "contradictory";
  std::string text;
  for (double y = 9; y > 0; y -= 2) {
    for (double x = 1; x < 10; x += 2) text += is_sea(*sea, x, y) ? '~' : '#';
    text += ' ';
  }
  return text;
}

Shore const eastward{at(-1, 6), at(5, 6), at(11, 6)};
Shore const westward{at(11, 4), at(5, 4), at(-1, 4)};
Shore const island{at(4, 4), at(6, 4), at(6, 6), at(4, 6), at(4, 4)};

}  // namespace

TEST_CASE("the sea lies on the right of the coast") {
  CHECK(drawn({eastward}) == "##### ##### ~~~~~ ~~~~~ ~~~~~ ");
  CHECK(drawn({westward}) == "~~~~~ ~~~~~ ~~~~~ ##### ##### ");
}

TEST_CASE("a coast in pieces is one, whatever their order") {
  CHECK(drawn({{at(5, 6), at(11, 6)}, {at(-1, 6), at(5, 6)}}) == drawn({eastward}));
}

TEST_CASE("a strait lies between two coasts, and an isthmus between two seas") {
  CHECK(drawn({eastward, westward}) == "##### ##### ~~~~~ ##### ##### ");
  CHECK(drawn({{at(11, 8), at(-1, 8)}, {at(-1, 2), at(11, 2)}}) ==
        "~~~~~ ##### ##### ##### ~~~~~ ");
}

TEST_CASE("islands are land, also where nothing else is") {
  CHECK(drawn({island}) == "~~~~~ ~~~~~ ~~#~~ ~~~~~ ~~~~~ ");
  CHECK(drawn({island, {at(-1, 8), at(11, 8)}}) == "##### ~~~~~ ~~#~~ ~~~~~ ~~~~~ ");
  Shore const over_the_edge{at(8, 4), at(12, 4), at(12, 6), at(8, 6), at(8, 4)};
  CHECK(drawn({over_the_edge}) == "~~~~~ ~~~~~ ~~~~# ~~~~~ ~~~~~ ");
}

TEST_CASE("a harbour that is closed is water within land") {
  CHECK(drawn({{island.rbegin(), island.rend()}}) == "##### ##### ##~## ##### ##### ");
}

TEST_CASE("a coast that the extract cuts off goes on straight to the edge") {
  CHECK(drawn({{at(2, 6), at(4, 6), at(5, 6), at(7, 6)}}) == drawn({eastward}));
  CHECK(drawn({{at(-1, 6), at(5, 6), at(5, 2)}}) == "##### ##### ~~### ~~### ~~### ");
}

TEST_CASE("a bay and a cape leave the board more than once") {
  CHECK(drawn({{at(2, 11), at(2, 8), at(8, 8), at(8, 11)}}) == "~###~ ~~~~~ ~~~~~ ~~~~~ ~~~~~ ");
  CHECK(drawn({{at(8, 11), at(8, 8), at(2, 8), at(2, 11)}}) == "#~~~# ##### ##### ##### ##### ");
}

TEST_CASE("coasts that contradict each other make no sea, and neither does no coast") {
  CHECK(drawn({eastward, {at(-1, 2), at(11, 2)}}) == "contradictory");
  CHECK(drawn({}) == "##### ##### ##### ##### ##### ");
  CHECK(drawn({{at(20, 20), at(30, 20)}}) == "##### ##### ##### ##### ##### ");
}
