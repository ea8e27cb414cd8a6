// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

enum class Aim { quick, cheap, short_on_foot };

std::int64_t measure(Hop const& hop, Aim aim) {
  if (aim == Aim::quick) return hop.minutes;
  return aim == Aim::cheap ? hop.cost_minor : hop.walk_m;
}

// The way to the node at `position` that serves the aim best and breaks nothing.
int best_way(Search const& search, Route const& route, int position, Aim aim) {
  auto const& instance = search.instance;
  auto const& ways = instance.ways;
  auto const& from = route.at(position - 1);
  auto const& to = route.at(position);
  auto const& now = ways.hop(from.point, to.point, to.way);
  int best = to.way;
  for (int way = 0; way < ways.count(from.point, to.point); ++way) {
    auto const& hop = ways.hop(from.point, to.point, way);
    if (measure(hop, aim) >= measure(ways.hop(from.point, to.point, best), aim)) continue;
    if (ways.arrival(from.point, to.point, way, from.leave) > to.latest) continue;
    if (hop.walk_m > walk_left(instance, route, now.walk_m)) continue;
    if (!budgets_admit(instance, search.now, {0, 0, hop.cost_minor - now.cost_minor})) continue;
    best = way;
  }
  return best;
}

}  // namespace

void turn_ways(Search& search) {
  constexpr int seldom = 6;
  int const throw_of_dice = search.dice.below(seldom);
  if (throw_of_dice > 2) return;
  auto const aim = static_cast<Aim>(throw_of_dice);
  for (auto const& route : search.now.routes)
    for (int p = 1; search.has_touched(route.day) && p <= route.size + 1; ++p)
      if (int const way = best_way(search, route, p, aim); way != route.at(p).way)
        search.go_by(route.day, p, way);
}

}  // namespace planner::impl
