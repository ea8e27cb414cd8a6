// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <map>
#include <unordered_map>
#include <vector>

#include "travel/streets/street_graph.hpp"
#include "travel/streets/way_speeds.hpp"

namespace travel {

// What of OpenStreetMap the street graphs are made of. Objects come in any order; what they refer
// to and never comes is left out: a way is cut where a node is missing.
class StreetMap {
 public:
  struct Counts {
    std::size_t nodes = 0;
    std::size_t ways = 0;          // that somebody may use
    std::size_t restrictions = 0;  // with one crossing as their via
    std::size_t missing = 0;       // nodes of ways that never came
  };

  void add(OsmObject const& object);
  // After the last object.
  StreetGraph graph_for(Traveller traveller);
  Counts counts();

 private:
  friend class StreetGraphMaking;

  struct Node {
    std::int64_t id = 0;
    GridPoint at;
    std::uint8_t stops = 0;  // a bit per traveller
  };
  struct Way {
    std::int64_t id = 0;
    std::array<WaySpeed, all_travellers.size()> speeds;
    std::vector<std::int64_t> nodes;
  };
  struct Turn {
    std::int64_t from = 0;  // ways
    std::int64_t to = 0;
    std::int64_t via = 0;  // node
    bool is_only = false;  // no other exit; otherwise: not this one
    bool is_u_turn = false;
    std::uint8_t binds = 0;  // a bit per traveller
  };

  void add_way(OsmObject const& object);
  void add_turn(OsmObject const& object);
  void sort_nodes();
  Node const* find(std::int64_t id) const;

  std::vector<Node> nodes_;
  std::vector<Way> ways_;
  std::vector<Turn> turns_;
  bool is_sorted_ = true;
};

}  // namespace travel
