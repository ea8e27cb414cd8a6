// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/route.hpp"

namespace planner::impl {

namespace {

bool schedule_forward(Instance const& instance, Route& route) {
  auto& first = route.at(0);
  first.start = first.leave = instance.day(route.day).from;
  first.shift = never;
  for (int p = 1; p <= route.size; ++p) {
    auto& node = route.at(p);
    auto const& before = route.at(p - 1);
    int const arrival = before.leave + instance.minutes(before.point, node.point);
    node.start = instance.earliest_start(node.point, route.day, node.slot, arrival, node.stay);
    if (node.start == never) return false;
    node.leave = node.start + node.stay;
    node.shift = std::min(std::max(0, before.shift - (node.start - arrival)),
                          instance.slack(node.point, route.day, node.slot, node.start, node.stay));
  }
  auto& last = route.at(route.size + 1);
  auto const& before = route.at(route.size);
  last.start = last.leave = before.leave + instance.minutes(before.point, last.point);
  return last.start <= instance.day(route.day).until;
}

void schedule_backward(Instance const& instance, Route& route) {
  route.at(route.size + 1).latest = instance.day(route.day).until;
  route.at(route.size + 1).later_idle = 0;
  for (int p = route.size; p >= 1; --p) {
    auto& node = route.at(p);
    auto const& after = route.at(p + 1);
    int const bound = after.latest - instance.minutes(node.point, after.point) - node.stay;
    node.latest = instance.latest_start(node.point, route.day, node.slot, bound, node.stay);
    node.later_idle =
        after.later_idle + after.start - node.leave - instance.minutes(node.point, after.point);
  }
  route.at(0).latest = route.at(1).latest - instance.minutes(route.at(0).point, route.at(1).point);
}

// The waiting that remains when everything before the last visit is done as late as possible.
int unavoidable_idle(Instance const& instance, Route const& route) {
  int idle = 0;
  int next_start = route.at(route.size).start;
  for (int p = route.size - 1; p >= 1; --p) {
    auto const& node = route.at(p);
    int const bound = next_start - instance.minutes(node.point, route.at(p + 1).point) - node.stay;
    next_start = instance.latest_start(node.point, route.day, node.slot, bound, node.stay);
    idle += bound - next_start;
  }
  return idle;
}

void add_up(Instance const& instance, Route& route) {
  route.travel = route.walk_m = route.sights = 0;
  route.spent = {};
  route.worth = 0;
  route.slots = 0;
  std::fill(route.categories.begin(), route.categories.end(), 0);
  for (int p = 0; p <= route.size; ++p) {
    auto const& hop = instance.hop(route.at(p).point, route.at(p + 1).point);
    route.travel += hop.minutes;
    route.walk_m += hop.walk_m;
    route.spent[for_hops] += hop.cost_minor;
    if (p == 0) continue;
    auto const& node = route.at(p);
    auto const& stop = instance.stop(node.point);
    route.worth += instance.worth(node.point, node.stay);
    route.spent[instance.purse(node.point)] += stop.cost_minor;
    if (node.slot < 0)
      ++route.sights;
    else
      route.slots |= 1U << node.slot;
    for_each_bit(stop.categories, [&](std::size_t c) { ++route.categories[c]; });
  }
}

}  // namespace

void Route::copy_from(Route const& other) {
  size = other.size;
  std::copy_n(other.nodes.begin(), other.size + 2, nodes.begin());
  travel = other.travel;
  idle = other.idle;
  length = other.length;
  walk_m = other.walk_m;
  sights = other.sights;
  spent = other.spent;
  worth = other.worth;
  slots = other.slots;
  categories = other.categories;
  is_sound = other.is_sound;
  version = other.version;
}

Route empty_route(Instance const& instance, int day) {
  Route route;
  route.day = day;
  route.nodes.resize(static_cast<std::size_t>(instance.stops) + 2);
  route.categories.resize(instance.problem.limits.size());
  route.at(0).point = instance.day(day).start_point;
  route.at(1).point = instance.day(day).end_point;
  (void)refresh(instance, route);  // A day too short for its own hop simply fits nothing.
  return route;
}

bool refresh(Instance const& instance, Route& route) {
  bool const fits = schedule_forward(instance, route);
  if (fits) {
    schedule_backward(instance, route);
  } else {
    for (int p = 0; p <= route.size + 1; ++p) route.at(p).latest = -never;
  }
  route.length = fits && route.size > 0 ? route.at(route.size + 1).start - route.at(0).start : 0;
  route.idle = fits && route.size > 0 ? unavoidable_idle(instance, route) : 0;
  add_up(instance, route);
  return fits;
}

void insert_node(Route& route, int position, Node const& node) {
  for (int p = route.size + 1; p >= position; --p) route.at(p + 1) = route.at(p);
  route.at(position) = node;
  ++route.size;
}

void erase_nodes(Route& route, int position, int count) {
  for (int p = position + count; p <= route.size + 1; ++p) route.at(p - count) = route.at(p);
  route.size -= count;
}

}  // namespace planner::impl
