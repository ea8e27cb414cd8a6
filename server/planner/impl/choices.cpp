// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/choices.hpp"

#include <algorithm>

#include "base/expects.hpp"

namespace planner::impl {

namespace {

constexpr int modes_most = 16;

double loss(Hop const& hop, Weights const& weights) {
  return weights.travel * hop.minutes + weights.fares * static_cast<double>(hop.cost_minor) +
         weights.walk * hop.walk_m;
}

bool beats(Hop const& a, Hop const& b) {
  return a.minutes <= b.minutes && a.cost_minor <= b.cost_minor && a.walk_m <= b.walk_m;
}

}  // namespace

Choices::Choices(Problem const& problem, Weights const& weights)
    : points_(static_cast<std::size_t>(problem.point_count)),
      pairs_(points_ * points_),
      hops_(problem.hops.data()) {
  EXPECTS(problem.hops.size() == pairs_);
  EXPECTS(problem.modes() <= modes_most);
  EXPECTS(problem.traffic.size() <= static_cast<std::size_t>(problem.modes()));
  for (auto const& table : problem.other_modes) EXPECTS(table.size() == pairs_);
  traffic_.resize(static_cast<std::size_t>(problem.modes()));
  for (std::size_t mode = 0; mode < problem.traffic.size(); ++mode)
    traffic_[mode] = problem.traffic[mode].get();
  has_traffic_ = std::any_of(traffic_.begin(), traffic_.end(), [](auto const* of) { return of; });
  if (!problem.other_modes.empty()) rank(problem, weights);
}

void Choices::rank(Problem const& problem, Weights const& weights) {
  most_ = static_cast<std::size_t>(problem.modes());
  ranked_.resize(pairs_ * most_);
  modes_.resize(ranked_.size());
  counts_.resize(pairs_);
  hops_ = ranked_.data();
  for (std::size_t pair = 0; pair < counts_.size(); ++pair) rank_pair(problem, weights, pair);
}

void Choices::rank_pair(Problem const& problem, Weights const& weights, std::size_t pair) {
  struct Way {
    Hop hop;
    double loss;
    std::uint8_t mode;
  };
  Way ways[modes_most];
  std::size_t count = 0;
  for (std::size_t mode = 0; mode < most_; ++mode) {
    auto const& hop = mode == 0 ? problem.hops[pair] : problem.other_modes[mode - 1][pair];
    if (hop.minutes < 0) continue;
    Way const way{hop, loss(hop, weights), static_cast<std::uint8_t>(mode)};
    auto at = count++;
    for (; at > 0 && ways[at - 1].loss > way.loss; --at) ways[at] = ways[at - 1];
    ways[at] = way;
  }
  EXPECTS(count > 0);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    bool const is_beaten = !has_traffic_ && std::any_of(ways, ways + i, [&](Way const& way) {
      return beats(way.hop, ways[i].hop);
    });
    if (is_beaten) continue;
    ranked_[pair + kept * pairs_] = ways[i].hop;
    modes_[pair + kept++ * pairs_] = ways[i].mode;
  }
  counts_[pair] = static_cast<std::uint8_t>(kept);
}

int Choices::least_minutes(int from, int to, int choice) const {
  int const minutes = hop(from, to, choice).minutes;
  auto const* const traffic = has_traffic_ ? traffic_of(from, to, choice) : nullptr;
  return traffic == nullptr ? minutes : minutes * traffic->least_percent() / 100;
}

int Choices::least_minutes(int from, int to) const {
  int least = hop(from, to, 0).minutes;
  for (int choice = 0; choice < count(from, to); ++choice)
    least = std::min(least, least_minutes(from, to, choice));
  return least;
}

}  // namespace planner::impl
