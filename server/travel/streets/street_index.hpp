// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "travel/streets/street_graph.hpp"

namespace travel {

// Where somebody who stands beside the streets steps onto them.
struct Foothold {
  StreetIndex street = 0;
  double along = 0;  // 0 at the first point of the street's shape, 1 at its last
  base::LatLon at;
  double away_m = 0;          // from where one stands, as the crow flies
  std::uint32_t segment = 0;  // of the shape: between points [segment] and [segment + 1]
};

// Finds the nearest street by a grid of cells of a 500th of a degree. Keep the graph alive.
class StreetIndexGrid {
 public:
  explicit StreetIndexGrid(StreetGraph const& graph);
  // nullopt if there is no street within `most_m`.
  std::optional<Foothold> nearest(base::LatLon at, double most_m) const;

 private:
  struct Entry {
    std::int64_t cell = 0;
    StreetIndex street = 0;
    std::uint32_t segment = 0;
  };
  void add(StreetIndex street);
  void look_in(std::int64_t row, std::int64_t column, base::LatLon at,
               std::optional<Foothold>& best) const;

  StreetGraph const& graph_;
  std::vector<Entry> entries_;  // by cell
};

}  // namespace travel
