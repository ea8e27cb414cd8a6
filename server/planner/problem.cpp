// SPDX-License-Identifier: Apache-2.0
#include "planner/problem.hpp"

#include <algorithm>

#include "base/expects.hpp"

namespace planner {

namespace {

TimeOfDay const* traffic_in(Problem const& problem, int mode) {
  auto const m = static_cast<std::size_t>(mode);
  return m < problem.traffic.size() ? problem.traffic[m].get() : nullptr;
}

}  // namespace

Hop Problem::least_hop(int from, int to) const {
  std::optional<Hop> least;
  for (int mode = 0; mode < modes(); ++mode) {
    auto const& by = hop(from, to, mode);
    if (by.minutes < 0) continue;
    if (!least) least = by;
    least->minutes = std::min(least->minutes, by.minutes);
    least->walk_m = std::min(least->walk_m, by.walk_m);
    least->cost_minor = std::min(least->cost_minor, by.cost_minor);
  }
  EXPECTS(least.has_value());
  return *least;
}

int Problem::arrival(int from, int to, int mode, int leave) const {
  int const minutes = hop(from, to, mode).minutes;
  auto const* const in = traffic_in(*this, mode);
  return in == nullptr ? leave + minutes : in->arrival(leave, minutes);
}

int Problem::departure(int from, int to, int mode, int by) const {
  int const minutes = hop(from, to, mode).minutes;
  auto const* const in = traffic_in(*this, mode);
  return in == nullptr ? by - minutes : in->departure(by, minutes);
}

}  // namespace planner
