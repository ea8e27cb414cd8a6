// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/route.hpp"

#include <bit>

#include "planner/impl/passage.hpp"

namespace planner::impl {

namespace {

bool schedule_forward(Instance const& instance, Route& route) {
  auto& first = route.at(0);
  first.start = first.leave = instance.day(route.day).from;
  first.shift = never;
  for (int p = 1; p <= route.size; ++p) {
    auto& node = route.at(p);
    auto const& before = route.at(p - 1);
    int const arrival = instance.arrival(before.point, node.point, node.way, before.leave);
    node.hop = arrival - before.leave;
    node.start = instance.earliest_start(node.point, route.day, node.slot, arrival, node.stay);
    if (node.start == never) return false;
    node.leave = node.start + node.stay;
    int const later = latest_arrival(instance, before, node.point, node.way) - node.start;
    node.wait = std::max(0, -later);
    node.shift = std::min(std::max(0, later),
                          instance.slack(node.point, route.day, node.slot, node.start, node.stay));
  }
  auto& last = route.at(route.size + 1);
  auto const& before = route.at(route.size);
  last.start = last.leave = instance.arrival(before.point, last.point, last.way, before.leave);
  last.hop = last.start - before.leave;
  last.wait = 0;
  return last.start <= instance.day(route.day).until;
}

void schedule_backward(Instance const& instance, Route& route) {
  route.at(route.size + 1).latest = instance.day(route.day).until;
  route.at(route.size + 1).later_idle = 0;
  for (int p = route.size; p >= 1; --p) {
    auto& node = route.at(p);
    auto const& after = route.at(p + 1);
    int const bound =
        instance.departure(node.point, after.point, after.way, after.latest) - node.stay;
    node.latest = instance.latest_start(node.point, route.day, node.slot, bound, node.stay);
    node.later_idle = after.later_idle + after.start - node.leave - after.hop;
  }
  auto const& next = route.at(1);
  route.at(0).latest = instance.departure(route.at(0).point, next.point, next.way, next.latest);
}

void find_rooms(Instance const& instance, Route& route) {
  route.most_room = 0;
  for (int p = 1; p <= route.size + 1; ++p) {
    auto& node = route.at(p);
    auto const& before = route.at(p - 1);
    node.room = node.latest - before.leave - instance.minutes(before.point, node.point) +
                instance.detour_slop;
    route.most_room = std::max(route.most_room, node.room);
  }
}

// The waiting that remains when everything before the last visit is done as late as possible.
int unavoidable_idle(Instance const& instance, Route const& route) {
  int idle = 0;
  int next_start = route.at(route.size).start;
  for (int p = route.size - 1; p >= 1; --p) {
    auto const& node = route.at(p);
    auto const& next = route.at(p + 1);
    int const bound = instance.departure(node.point, next.point, next.way, next_start) - node.stay;
    int const start = instance.latest_start(node.point, route.day, node.slot, bound, node.stay);
    idle += next_start - instance.arrival(node.point, next.point, next.way, start + node.stay);
    next_start = start;
  }
  return idle;
}

// Times of the nodes from `first` on, as far as they change. Returns the first position from which
// nothing changes, or 0 if a node is reached too late.
int lean_forward(Instance const& instance, Route& route, int first, int last) {
  auto* const nodes = route.nodes.data();
  for (int p = first; p <= route.size; ++p) {
    auto& node = nodes[p];
    auto const& before = nodes[p - 1];
    if (p <= last) node.hop = instance.minutes(before.point, node.point);
    int start = before.leave + node.hop;
    if (instance.windows_most == 1) {
      start = std::max(start, node.opens);
      if (start > node.closes) return 0;
    } else {
      start = instance.earliest_start(node.point, route.day, node.slot, start, node.stay);
      if (start == never) return 0;
    }
    if (p > last && start == node.start) return p;
    node.start = start;
    node.leave = start + node.stay;
  }
  auto& end = nodes[route.size + 1];
  end.hop = instance.minutes(nodes[route.size].point, end.point);
  end.start = end.leave = nodes[route.size].leave + end.hop;
  return end.start <= instance.day(route.day).until ? route.size + 2 : 0;
}

// Latest starts from `last` back, as far as they change. Returns the position before which nothing
// changes.
int lean_backward(Instance const& instance, Route& route, int first, int last) {
  auto* const nodes = route.nodes.data();
  nodes[route.size + 1].latest = instance.day(route.day).until;
  for (int p = std::min(last, route.size); p >= 1; --p) {
    auto& node = nodes[p];
    int latest = nodes[p + 1].latest - nodes[p + 1].hop - node.stay;
    if (instance.windows_most == 1)
      latest = std::min(latest, node.closes);
    else
      latest = instance.latest_start(node.point, route.day, node.slot, latest, node.stay);
    if (p < first - 1 && latest == node.latest) return p + 1;
    node.latest = latest;
  }
  nodes[0].latest = nodes[1].latest - nodes[1].hop;
  return 1;
}

bool schedule_lean(Instance const& instance, Route& route, int first, int last) {
  int const end = lean_forward(instance, route, first, last);
  if (end == 0) return false;
  int const begin = lean_backward(instance, route, first, last);
  auto* const nodes = route.nodes.data();
  for (int p = std::min(begin, first); p <= std::min(std::max(end, last), route.size + 1); ++p)
    nodes[p].room = nodes[p].latest - nodes[p - 1].leave - nodes[p].hop + instance.detour_slop;
  int travel = 0;
  for (int p = 1; p <= route.size + 1; ++p) travel += nodes[p].hop;
  route.travel = travel;
  return true;
}

void add_up_hops(Instance const& instance, Route& route) {
  route.travel = route.walk_m = 0;
  route.spent[for_hops] = 0;
  for (int p = 0; p <= route.size; ++p) {
    auto& to = route.at(p + 1);
    auto const& hop = instance.ways.hop(route.at(p).point, to.point, to.way);
    route.travel += to.hop;
    to.loss = instance.loss(to.hop, hop.cost_minor, hop.walk_m);
    route.walk_m += hop.walk_m;
    route.spent[for_hops] += hop.cost_minor;
  }
}

void evaluate(Instance const& instance, Route& route) {
  int const missed = instance.meal_slots(route.day) - std::popcount(route.slots);
  route.value = route.worth + instance.price_of_change * route.kept -
                instance.weights.travel * route.travel - instance.weights.idle * route.idle -
                instance.cost_of_length(route.day, route.length) - instance.meal_weight * missed -
                instance.weights.fares * static_cast<double>(route.spent[for_hops]) -
                instance.weights.walk * route.walk_m;
}

}  // namespace

void Route::copy_from(Route const& other) {
  size = other.size;
  std::copy_n(other.nodes.begin(), other.size + 2, nodes.begin());
  travel = other.travel;
  idle = other.idle;
  most_room = other.most_room;
  length = other.length;
  walk_m = other.walk_m;
  sights = other.sights;
  energy = other.energy;
  spent = other.spent;
  worth = other.worth;
  kept = other.kept;
  slots = other.slots;
  categories = other.categories;
  value = other.value;
  is_sound = other.is_sound;
  version = other.version;
  parent = other.parent;
  inserted = other.inserted;
}

Route empty_route(Instance const& instance, int day, DayEnds const& ends, bool is_frugal) {
  Route route;
  route.day = day;
  route.nodes.resize(static_cast<std::size_t>(instance.stops) + 2);
  route.categories.resize(instance.problem.limits.size());
  route.at(0).point = ends.start;
  route.at(1).point = ends.end;
  route.at(1).way = instance.own_choice(day, ends.start, ends.end, is_frugal);
  route.at(0).start = route.at(0).leave = instance.day(day).from;
  (void)refresh(instance, route);  // A day too short for its own hop simply fits nothing.
  return route;
}

void account(Instance const& instance, Route& route, Node const& node, int sign) {
  if (node.slot < 0)
    route.sights += sign;
  else
    route.slots ^= 1U << node.slot;
  if (instance.is_lean) {
    route.worth += sign * instance.score(node.point);
    if (!instance.is_limited) return;
  } else {
    route.worth += sign * instance.worth(node.point, node.stay);
    if (instance.earlier_day(node.point) == route.day) route.kept += sign;
  }
  auto const& stop = instance.stop(node.point);
  route.energy += sign * stop.energy;
  route.spent[instance.purse(node.point)] += sign * stop.cost_minor;
  for_each_bit(stop.categories, [&](std::size_t c) { route.categories[c] += sign; });
}

bool reschedule(Instance const& instance, Route& route, int first, int last) {
  bool const fits = instance.is_lean ? schedule_lean(instance, route, first, last)
                                     : schedule_forward(instance, route);
  if (!fits) {
    for (int p = 0; p <= route.size + 1; ++p) {
      route.at(p).latest = -never;
      route.at(p).room = -never;
    }
    route.most_room = -never;
  } else if (!instance.is_lean) {
    schedule_backward(instance, route);
    find_rooms(instance, route);
  }
  if (!instance.is_lean) {
    add_up_hops(instance, route);
    bool const is_used = fits && route.size > 0;
    route.length = is_used ? route.at(route.size + 1).start - route.at(0).start : 0;
    route.idle = is_used ? unavoidable_idle(instance, route) : 0;
  }
  evaluate(instance, route);
  return fits;
}

bool refresh(Instance const& instance, Route& route) {
  route.worth = 0;
  route.kept = 0;
  route.sights = 0;
  route.energy = 0;
  route.slots = 0;
  route.spent = {};
  std::fill(route.categories.begin(), route.categories.end(), 0);
  for (int p = 1; p <= route.size; ++p) account(instance, route, route.at(p), 1);
  return reschedule(instance, route, 1, route.size + 1);
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
