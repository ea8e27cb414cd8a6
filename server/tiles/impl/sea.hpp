// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "base/geo.hpp"
#include "tiles/tile_set.hpp"

namespace tiles {

using Shore = std::vector<base::LatLon>;  // land on its left, water on its right

// A ring is closed: its last point is its first.
struct SeaPolygon {
  Shore outer;
  std::vector<Shore> islands;
};

// What of a box is sea, from the coast lines of OpenStreetMap in any order and in pieces. A coast
// that ends inside the box, because the extract does, goes on straight to its edge. None without a
// coast; nullopt when the lines contradict each other, as pieces that are missing make them: better
// no sea than a city under water.
std::optional<std::vector<SeaPolygon>> sea_within(Bounds const& box, std::vector<Shore> coast);

}  // namespace tiles
