// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/passage.hpp"

namespace planner::impl {

namespace {

double loss_of(Instance const& instance, Passage const& passage) {
  auto const& w = instance.weights;
  return w.travel * passage.travel + w.fares * static_cast<double>(passage.fare) +
         w.walk * passage.walk_m;
}

bool is_better(Instance const& instance, Between const& what, Passage const& a, Passage const& b) {
  if (what.is_frugal && a.fare != b.fare) return a.fare < b.fare;
  auto const with_waiting = [&](Passage const& p) {
    return loss_of(instance, p) + instance.weights.idle * p.idle;
  };
  return with_waiting(a) < with_waiting(b);
}

// Whether the quickest ways fit, if they were always as quick as they ever are.
bool may_pass(Instance const& instance, Route const& route, Between const& what) {
  auto const& i = route.at(what.before);
  auto const& k = route.at(what.after);
  int const arrival = i.leave + instance.minutes(i.point, what.stop);
  int const start = instance.earliest_start(what.stop, route.day, what.slot, arrival, what.stay);
  return start + what.stay + instance.minutes(what.stop, k.point) <= k.latest;
}

}  // namespace

bool passes_by_some(Instance const& instance, Route const& route, Between const& what,
                    Passage& passage) {
  auto const& ways = instance.ways;
  if (!may_pass(instance, route, what)) return false;
  if (!what.is_frugal && passes_by(instance, route, what, 0, 0, passage)) return true;
  int const ways_in = ways.count(route.at(what.before).point, what.stop);
  int const ways_out = ways.count(what.stop, route.at(what.after).point);
  bool found = false;
  for (int in = 0; in < ways_in; ++in)
    for (int out = 0; out < ways_out; ++out) {
      Passage other;
      if (!passes_by(instance, route, what, in, out, other)) continue;
      if (found && !is_better(instance, what, other, passage)) continue;
      passage = other;
      found = true;
    }
  return found;
}

int way_round(Instance const& instance, Route const& route, int position, int number) {
  if (instance.ways.are_single()) return 0;
  auto const& i = route.at(position - 1);
  auto const& k = route.at(position + number);
  std::int64_t fare = 0;
  int walk_m = 0;
  for (int p = position; p <= position + number; ++p) {
    auto const& hop = instance.ways.hop(route.at(p - 1).point, route.at(p).point, route.at(p).way);
    fare += hop.cost_minor;
    walk_m += hop.walk_m;
  }
  int first_in_time = -1;
  for (int way = 0; way < instance.ways.count(i.point, k.point); ++way) {
    if (instance.arrival(i.point, k.point, way, i.leave) > k.latest) continue;
    auto const& hop = instance.ways.hop(i.point, k.point, way);
    if (hop.cost_minor <= fare && hop.walk_m <= walk_m) return way;
    if (first_in_time < 0) first_in_time = way;
  }
  return std::max(first_in_time, 0);
}

}  // namespace planner::impl
