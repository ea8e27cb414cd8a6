// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "travel/streets/street_index.hpp"
#include "travel/streets/street_router.hpp"

namespace travel {

// A crossing by which one leaves a foothold, or comes to it, and what lies between.
struct Gate {
  NodeIndex node = 0;
  StreetIndex street = 0;
  bool is_forward = true;
  std::uint32_t ds = 0;
  std::uint32_t dm = 0;
};

std::vector<Gate> exits_of(StreetGraph const& graph, Foothold const& at);
std::vector<Gate> entries_of(StreetGraph const& graph, Foothold const& at);

// Along the one street that both stand on; nullopt if they do not, or if that way is closed.
std::optional<Reach> reach_along(StreetGraph const& graph, Foothold const& from,
                                 Foothold const& to);

// Adds the points of a street in the direction of travel; with `begin` only those after that
// foothold, with `end` only those before.
void append_points(std::span<GridPoint const> shape, Foothold const* begin, Foothold const* end,
                   bool is_forward, std::vector<base::LatLon>& line);

}  // namespace travel
