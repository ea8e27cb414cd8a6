// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "travel/streets/street_index.hpp"

namespace travel {

struct Reach {
  double seconds = 0;
  double metres = 0;  // along the streets
};

struct StreetPath {
  Reach reach;
  std::vector<base::LatLon> line;  // from foothold to foothold
};

// Fastest ways by Dijkstra's algorithm, ended as soon as all that was asked for is known. For one
// thread; keep the graph alive.
class StreetSearch {
 public:
  explicit StreetSearch(StreetGraph const& graph);

  // From one foothold to each of the others; nullopt where no way leads.
  std::vector<std::optional<Reach>> reach(Foothold const& from, std::span<Foothold const> to);
  std::optional<StreetPath> path(Foothold const& from, Foothold const& to);

 private:
  struct Label {
    std::uint32_t ds = Street::never;
    std::uint32_t dm = 0;
    NodeIndex before = 0;
    StreetIndex street = 0;  // by which it was reached
    std::uint32_t search = 0;
    bool is_forward = true;
    bool is_first = false;  // reached from the foothold itself
    bool is_settled = false;
  };
  // A node through which a foothold is left or reached, and what the rest takes.
  struct Gate {
    NodeIndex node = 0;
    StreetIndex street = 0;
    bool is_forward = true;
    std::uint32_t ds = 0;
    std::uint32_t dm = 0;
  };

  std::vector<Gate> exits_of(Foothold const& at) const;
  std::vector<Gate> entries_of(Foothold const& at) const;
  Label& label(NodeIndex node);
  bool is_settled(NodeIndex node) const;
  void search(std::vector<Gate> const& exits, std::vector<Gate> const& entries);
  std::optional<Reach> direct(Foothold const& from, Foothold const& to) const;
  // The gate by which it is reached soonest; nullptr: by none.
  Gate const* best_of(std::vector<Gate> const& entries, std::optional<Reach>& reach) const;
  std::vector<base::LatLon> line_to(Gate const& entry, Foothold const& from,
                                    Foothold const& to) const;

  StreetGraph const& graph_;
  std::vector<Label> labels_;
  std::uint32_t searches_ = 0;
};

}  // namespace travel
