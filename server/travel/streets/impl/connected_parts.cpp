// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "travel/streets/impl/street_graph_making.hpp"

namespace travel {
namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();

// Tarjan's algorithm with a stack of its own: streets are deeper than a call stack.
class Parts {
 public:
  explicit Parts(StreetGraph const& graph)
      : graph_(graph),
        number_(graph.nodes().size(), unseen),
        low_(graph.nodes().size(), 0),
        part_(graph.nodes().size(), unseen) {}

  std::vector<std::uint32_t> all() {
    for (NodeIndex node = 0; node < graph_.nodes().size(); ++node)
      if (number_[node] == unseen) visit_from(node);
    return std::move(part_);
  }

 private:
  struct Frame {
    NodeIndex node;
    std::size_t next_arc;
  };

  void enter(NodeIndex node) {
    number_[node] = low_[node] = next_number_++;
    open_.push_back(node);
    frames_.push_back({node, 0});
  }

  void visit_from(NodeIndex first) {
    enter(first);
    while (!frames_.empty()) {
      auto& frame = frames_.back();
      auto const arcs = graph_.arcs(frame.node);
      if (frame.next_arc == arcs.size()) {
        leave(frame.node);
        continue;
      }
      auto const to = arcs[frame.next_arc++].to;
      if (number_[to] == unseen)
        enter(to);
      else if (part_[to] == unseen)
        low_[frame.node] = std::min(low_[frame.node], number_[to]);
    }
  }

  void leave(NodeIndex node) {
    frames_.pop_back();
    if (!frames_.empty()) {
      auto const parent = frames_.back().node;
      low_[parent] = std::min(low_[parent], low_[node]);
    }
    if (low_[node] != number_[node]) return;
    for (NodeIndex member = unseen; member != node;) {
      member = open_.back();
      open_.pop_back();
      part_[member] = next_part_;
    }
    ++next_part_;
  }

  StreetGraph const& graph_;
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> part_;
  std::vector<NodeIndex> open_;
  std::vector<Frame> frames_;
  std::uint32_t next_number_ = 0;
  std::uint32_t next_part_ = 0;
};

}  // namespace

std::vector<std::uint32_t> connected_parts(StreetGraph const& graph) { return Parts(graph).all(); }

}  // namespace travel
