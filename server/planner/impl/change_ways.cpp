// SPDX-License-Identifier: Apache-2.0
// The modes of the hops, one by one and in pairs where a budget binds: what one hop saves pays for
// the better way of another, as items trade places in a knapsack.
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

// What this way would take from the objective if the node before is left as it is now.
double loss_by(Instance const& instance, Node const& from, Node const& to, int way) {
  auto const& hop = instance.ways.hop(from.point, to.point, way);
  int const minutes = instance.arrival(from.point, to.point, way, from.leave) - from.leave;
  return instance.weights.travel * minutes +
         instance.weights.fares * static_cast<double>(hop.cost_minor) +
         instance.weights.walk * hop.walk_m;
}

void list_other_ways(Search& search, Route const& route, int position) {
  auto const& instance = search.instance;
  auto const& from = route.at(position - 1);
  auto const& to = route.at(position);
  auto const& ways = instance.ways;
  auto const& old = ways.hop(from.point, to.point, to.way);
  double const loss = loss_by(instance, from, to, to.way);
  for (int way = 0; way < ways.count(from.point, to.point); ++way) {
    auto const& hop = ways.hop(from.point, to.point, way);
    int const arrival = instance.arrival(from.point, to.point, way, from.leave);
    if (way == to.way || arrival > to.latest) continue;
    if (hop.walk_m > walk_left(instance, route, old.walk_m)) continue;
    double const gain = loss - loss_by(instance, from, to, way);
    int const sooner = from.leave + to.hop - arrival;
    double const at_best = gain + (sooner > 0 ? 2 * instance.weights.length * sooner
                                              : -instance.weights.idle * sooner);
    auto const fare = hop.cost_minor - old.cost_minor;
    if (at_best > 0 || fare < 0)
      search.other_ways.push_back({route.day, position, way, gain, at_best, fare});
  }
}

bool is_affordable(Search const& search, std::int64_t fare) {
  return budgets_admit(search.instance, search.now, {0, 0, fare});
}

bool change_one(Search& search) {
  for (auto const& other : search.other_ways) {
    if (other.at_best <= 0 || !is_affordable(search, other.fare)) continue;
    if (search.attempt(other.day, other.day,
                       [&] { search.go_by(other.day, other.position, other.way); }))
      return true;
  }
  return false;
}

// One hop by a better way that is too dear, another by a cheaper one.
bool change_two(Search& search) {
  OtherWay const* dear = nullptr;
  OtherWay const* cheap = nullptr;
  double best = 1e-9;
  for (auto const& one : search.other_ways) {
    if (one.gain <= best || is_affordable(search, one.fare)) continue;
    for (auto const& two : search.other_ways) {
      bool const is_same = one.day == two.day && one.position == two.position;
      if (is_same || two.fare >= 0 || one.gain + two.gain <= best) continue;
      if (!is_affordable(search, one.fare + two.fare)) continue;
      best = one.gain + two.gain;
      dear = &one;
      cheap = &two;
    }
  }
  if (dear == nullptr) return false;
  return search.attempt(dear->day, cheap->day, [&] {
    search.go_by(cheap->day, cheap->position, cheap->way);
    search.go_by(dear->day, dear->position, dear->way);
  });
}

bool change_ways_of(Search& search, bool only_touched) {
  bool has_changed = false;
  while (true) {
    search.other_ways.clear();
    for (auto const& route : search.now.routes)
      for (int p = 1; p <= route.size + 1; ++p)
        if (!only_touched || search.has_touched(route.day)) list_other_ways(search, route, p);
    if (!change_one(search) && !change_two(search)) return has_changed;
    has_changed = true;
  }
}

}  // namespace

bool change_ways(Search& search) {
  return !search.instance.ways.are_single() && change_ways_of(search, false);
}

void settle_ways(Search& search) {
  if (!search.instance.ways.are_single()) (void)change_ways_of(search, true);
}

}  // namespace planner::impl
