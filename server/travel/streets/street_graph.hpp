// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "base/geo.hpp"

namespace travel {

// 1e-7 degrees, as OpenStreetMap keeps them.
struct GridPoint {
  std::int32_t lat = 0;
  std::int32_t lon = 0;
  base::LatLon degrees() const { return {lat / 1e7, lon / 1e7}; }
  friend bool operator==(GridPoint const&, GridPoint const&) = default;
};

using NodeIndex = std::uint32_t;
using StreetIndex = std::uint32_t;

// A stretch of street from crossing to crossing. Streets that a turn restriction has doubled
// share their shape and stand side by side.
struct Street {
  static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

  NodeIndex from = 0;
  NodeIndex to = 0;
  std::uint32_t first_point = 0;  // of its shape, both ends included
  std::uint32_t points = 0;
  std::uint32_t forward_ds = never;  // tenths of a second; never: not that way
  std::uint32_t backward_ds = never;
  std::uint32_t length_dm = 0;
};

// One step of a search.
struct Arc {
  NodeIndex to = 0;
  std::uint32_t ds = 0;
  StreetIndex street = 0;
  bool is_forward = true;
};

// The streets of one traveller, for searching; never changes. What a turn restriction forbids is
// in the graph itself: whoever comes by the restricted way reaches a copy of the crossing that
// lacks the exit, so a search need not remember where it came from.
class StreetGraph {
 public:
  StreetGraph() = default;
  // Streets by first_point, each shape of two points or more. Bug if an index leads nowhere.
  StreetGraph(std::vector<GridPoint> nodes, std::vector<Street> streets,
              std::vector<GridPoint> points);

  std::vector<GridPoint> const& nodes() const { return nodes_; }
  std::vector<Street> const& streets() const { return streets_; }
  std::vector<GridPoint> const& points() const { return points_; }
  std::span<GridPoint const> shape(Street const& street) const {
    return std::span(points_).subspan(street.first_point, street.points);
  }
  std::span<Arc const> arcs(NodeIndex node) const {
    return std::span(arcs_).subspan(first_arc_[node], first_arc_[node + 1] - first_arc_[node]);
  }
  // The street and those that share its shape.
  std::span<Street const> twins(StreetIndex street) const;

 private:
  std::vector<GridPoint> nodes_;
  std::vector<Street> streets_;
  std::vector<GridPoint> points_;
  std::vector<std::uint32_t> first_arc_{0};  // of each node, and one more
  std::vector<Arc> arcs_;
};

}  // namespace travel
