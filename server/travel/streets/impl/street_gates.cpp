// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/impl/street_gates.hpp"

#include <cmath>

namespace travel {
namespace {

std::uint32_t part_of(std::uint32_t whole, double part) {
  return static_cast<std::uint32_t>(std::lround(whole * part));
}

// `is_exit`: the crossings ahead; otherwise those one comes from.
std::vector<Gate> gates_of(StreetGraph const& graph, Foothold const& at, bool is_exit) {
  std::vector<Gate> gates;
  auto const twins = graph.twins(at.street);
  auto const first = static_cast<StreetIndex>(twins.data() - graph.streets().data());
  for (StreetIndex i = 0; i < twins.size(); ++i) {
    auto const& street = twins[i];
    double const forward_part = is_exit ? 1 - at.along : at.along;
    if (street.forward_ds != Street::never)
      gates.push_back({is_exit ? street.to : street.from, first + i, true,
                       part_of(street.forward_ds, forward_part),
                       part_of(street.length_dm, forward_part)});
    if (street.backward_ds != Street::never)
      gates.push_back({is_exit ? street.from : street.to, first + i, false,
                       part_of(street.backward_ds, 1 - forward_part),
                       part_of(street.length_dm, 1 - forward_part)});
  }
  return gates;
}

}  // namespace

std::vector<Gate> exits_of(StreetGraph const& graph, Foothold const& at) {
  return gates_of(graph, at, true);
}

std::vector<Gate> entries_of(StreetGraph const& graph, Foothold const& at) {
  return gates_of(graph, at, false);
}

std::optional<Reach> reach_along(StreetGraph const& graph, Foothold const& from,
                                 Foothold const& to) {
  auto const twins = graph.twins(from.street);
  if (twins.front().first_point != graph.streets()[to.street].first_point) return std::nullopt;
  double const part = to.along - from.along;
  std::optional<Reach> best;
  for (auto const& street : twins) {
    auto const ds = part >= 0 ? street.forward_ds : street.backward_ds;
    if (ds == Street::never) continue;
    Reach const found{ds * std::abs(part) / 10, street.length_dm * std::abs(part) / 10};
    if (!best || found.seconds < best->seconds) best = found;
  }
  return best;
}

void append_points(std::span<GridPoint const> shape, Foothold const* begin, Foothold const* end,
                   bool is_forward, std::vector<base::LatLon>& line) {
  auto const size = static_cast<std::int64_t>(shape.size());
  std::int64_t const step = is_forward ? 1 : -1;
  std::int64_t first = is_forward ? 0 : size - 1;
  std::int64_t last = is_forward ? size - 1 : 0;
  if (begin) first = begin->segment + (is_forward ? 1 : 0);
  if (end) last = end->segment + (is_forward ? 0 : 1);
  for (auto i = first; is_forward ? i <= last : i >= last; i += step)
    line.push_back(shape[static_cast<std::size_t>(i)].degrees());
}

}  // namespace travel
