// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "travel/streets/street_map.hpp"

namespace travel {

// Makes the graph of one traveller: cuts ways into streets at crossings, turns restrictions into
// copies of crossings, and drops what cannot be left or reached.
class StreetGraphMaking {
 public:
  StreetGraphMaking(StreetMap const& map, Traveller traveller) : map_(map), traveller_(traveller) {}
  StreetGraph graph();

 private:
  struct Draft {
    Street street;
    std::int64_t way = 0;
  };
  using NodeCount = std::uint8_t;  // ways that use a node: 0, 1, 2 or more

  bool is_stop(StreetMap::Node const& node) const;
  void count_uses();
  void cut(StreetMap::Way const& way);
  void add_street(StreetMap::Way const& way, std::vector<StreetMap::Node const*> const& piece);
  NodeIndex crossing_at(StreetMap::Node const& node);
  NodeIndex add_crossing(GridPoint at);

  void apply_turns();
  void apply_turns_at(NodeIndex via, std::span<StreetMap::Turn const* const> turns);
  // The direction into `via` of a street becomes a street of its own that ends at `copy`.
  void lead_to(NodeIndex via, NodeIndex copy, StreetIndex street);
  void add_exits(NodeIndex via, NodeIndex copy, Draft const& entry,
                 std::span<StreetMap::Turn const* const> turns);
  void add_twin(Street const& street, std::int64_t way);

  StreetGraph finish();

  StreetMap const& map_;
  Traveller traveller_;
  std::vector<NodeCount> uses_;                                      // of map_.nodes_[i]
  std::unordered_map<std::int64_t, NodeIndex> crossings_;            // by node id
  std::unordered_map<NodeIndex, std::vector<StreetIndex>> meeting_;  // at crossings with turns
  std::vector<GridPoint> nodes_;
  std::vector<Draft> streets_;
  std::vector<GridPoint> points_;
};

// The strongly connected part of each node, by a number that means nothing else.
std::vector<std::uint32_t> connected_parts(StreetGraph const& graph);

}  // namespace travel
