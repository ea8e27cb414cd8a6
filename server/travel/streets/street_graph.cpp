// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/street_graph.hpp"

#include <numeric>

#include "base/expects.hpp"

namespace travel {

StreetGraph::StreetGraph(std::vector<GridPoint> nodes, std::vector<Street> streets,
                         std::vector<GridPoint> points)
    : nodes_(std::move(nodes)), streets_(std::move(streets)), points_(std::move(points)) {
  first_arc_.assign(nodes_.size() + 1, 0);
  for (auto const& street : streets_) {
    EXPECTS(street.from < nodes_.size() && street.to < nodes_.size());
    EXPECTS(street.points >= 2 && street.first_point <= points_.size() &&
            street.points <= points_.size() - street.first_point);
    if (street.forward_ds != Street::never) ++first_arc_[street.from + 1];
    if (street.backward_ds != Street::never) ++first_arc_[street.to + 1];
  }
  std::partial_sum(first_arc_.begin(), first_arc_.end(), first_arc_.begin());
  arcs_.resize(first_arc_.back());
  auto next = first_arc_;
  for (StreetIndex i = 0; i < streets_.size(); ++i) {
    auto const& street = streets_[i];
    if (street.forward_ds != Street::never)
      arcs_[next[street.from]++] = {street.to, street.forward_ds, i, true};
    if (street.backward_ds != Street::never)
      arcs_[next[street.to]++] = {street.from, street.backward_ds, i, false};
  }
}

std::span<Street const> StreetGraph::twins(StreetIndex street) const {
  auto const shape = streets_[street].first_point;
  auto first = street;
  while (first > 0 && streets_[first - 1].first_point == shape) --first;
  auto last = street;
  while (last + 1 < streets_.size() && streets_[last + 1].first_point == shape) ++last;
  return std::span(streets_).subspan(first, last - first + 1);
}

}  // namespace travel
