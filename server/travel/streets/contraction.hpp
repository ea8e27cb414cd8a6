// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <limits>
#include <vector>

#include "travel/streets/street_graph.hpp"

namespace travel {

// From node to node along a street, or two steps in one: a shortcut past a node between them.
struct Step {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  NodeIndex from = 0;
  NodeIndex to = 0;
  std::uint32_t ds = 0;
  std::uint32_t dm = 0;
  std::uint32_t first = 0;      // of a shortcut: its two steps; otherwise twice the street, and one
  std::uint32_t second = none;  // more against it
  bool is_shortcut() const { return second != none; }
};

// A contraction hierarchy (Geisberger and others, 2008): every node has a rank, and between any
// two nodes there is a fastest way whose steps first only rise in rank and then only fall, so that
// a search from either end meets few nodes.
struct Contraction {
  std::vector<std::uint32_t> ranks;  // of the nodes of the graph
  std::vector<Step> steps;
};

// Repeatable: the same graph gives the same contraction.
Contraction contract(StreetGraph const& graph);

}  // namespace travel
