// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "travel/streets/contraction.hpp"
#include "travel/streets/street_index.hpp"

namespace travel {

struct Gate;

struct Reach {
  double seconds = 0;
  double metres = 0;  // along the streets
};

struct StreetPath {
  Reach reach;
  std::vector<base::LatLon> line;  // from foothold to foothold
};

// Fastest ways over a contraction. Keep graph and contraction alive; safe to use from several
// threads. A pair is answered alike whether asked alone or in a table.
class StreetRouter {
 public:
  StreetRouter(StreetGraph const& graph, Contraction const& contraction);

  // A row for each of `from`; nullopt where no way leads.
  std::vector<std::optional<Reach>> table(std::span<Foothold const> from,
                                          std::span<Foothold const> to) const;
  std::optional<StreetPath> path(Foothold const& from, Foothold const& to) const;

 private:
  struct Reached {
    NodeIndex node = 0;
    std::uint32_t ds = 0;
    std::uint32_t dm = 0;
    std::uint32_t step = Step::none;  // none: from the gate `before`
    std::uint32_t before = 0;         // the entry reached before
  };
  // All that a search upwards met, in the order of time.
  using Space = std::vector<Reached>;
  // Steps at their lower end, by node.
  struct Upward {
    std::vector<std::uint32_t> first{0};
    std::vector<std::uint32_t> steps;
    std::span<std::uint32_t const> at(NodeIndex node) const {
      return std::span(steps).subspan(first[node], first[node + 1] - first[node]);
    }
  };

  void index_steps();
  Space search(std::span<Gate const> gates, bool is_forward) const;
  void unpack(std::uint32_t step, std::vector<base::LatLon>& line) const;
  std::vector<base::LatLon> line_of(Space const& ahead, std::uint32_t met_ahead, Space const& back,
                                    std::uint32_t met_back, Foothold const& from,
                                    Foothold const& to) const;

  StreetGraph const& graph_;
  Contraction const& contraction_;
  Upward out_;  // leaving the lower end
  Upward in_;   // arriving at it
};

}  // namespace travel
