// SPDX-License-Identifier: Apache-2.0
// What it takes to go from one node over a stop to another.
#pragma once
#include "planner/impl/route.hpp"

namespace planner::impl {

struct Passage {
  int travel = 0;
  int idle = 0;
  int longer = 0;  // by how much the day ends later, at most (about, where traffic changes)
  int walk_m = 0;
  std::int64_t fare = 0;  // of the hops
  int way_in = 0;         // choices of Instance::ways
  int way_out = 0;
};

// The stop that is to come between two nodes, which need not be adjacent.
struct Between {
  int before = 0;
  int after = 0;
  int stop = 0;
  int slot = -1;
  int stay = 0;
  int walk_most = never;   // on both hops
  bool is_frugal = false;  // by the cheapest ways that are in time, not those that lose least
};

// When a point is reached if the node before is left as late as can be without more waiting.
inline int latest_arrival(Instance const& instance, Node const& from, int to, int way) {
  if (from.shift >= never / 2) return never;
  return instance.arrival(from.point, to, way, from.leave + from.shift);
}

// Whether it fits by these two ways.
inline bool passes_by(Instance const& instance, Route const& route, Between const& what, int way_in,
                      int way_out, Passage& passage) {
  auto const& i = route.at(what.before);
  auto const& k = route.at(what.after);
  int const arrival = instance.arrival(i.point, what.stop, way_in, i.leave);
  int const start = instance.earliest_start(what.stop, route.day, what.slot, arrival, what.stay);
  int const leave = start + what.stay;
  if (leave > k.latest) return false;
  int const next = instance.arrival(what.stop, k.point, way_out, leave);
  if (next > k.latest) return false;
  auto const& in = instance.ways.hop(i.point, what.stop, way_in);
  auto const& out = instance.ways.hop(what.stop, k.point, way_out);
  if (in.walk_m + out.walk_m > what.walk_most) return false;
  // Waiting is avoided by doing what comes before it later, as far as that can be done later.
  int const late = latest_arrival(instance, i, what.stop, way_in);
  passage.idle = std::max(0, start - late);
  if (what.after <= route.size && k.start > next) {
    int const shift = std::min(std::max(0, late - start),
                               instance.slack(what.stop, route.day, what.slot, start, what.stay));
    passage.idle +=
        std::max(0, k.start - instance.arrival(what.stop, k.point, way_out, leave + shift));
  }
  passage.travel = arrival - i.leave + next - leave;
  passage.longer = route.size == 0 ? next - i.leave : std::max(0, next - k.start - k.later_idle);
  passage.walk_m = in.walk_m + out.walk_m;
  passage.fare = in.cost_minor + out.cost_minor;
  passage.way_in = way_in;
  passage.way_out = way_out;
  return true;
}

bool passes_by_some(Instance const& instance, Route const& route, Between const& what,
                    Passage& passage);

// Whether it fits, and by which ways best.
inline bool passes(Instance const& instance, Route const& route, Between const& what,
                   Passage& passage) {
  return instance.ways.are_single() ? passes_by(instance, route, what, 0, 0, passage)
                                    : passes_by_some(instance, route, what, passage);
}

// The way past `number` nodes from `position` on, if they are to go: of those in time that cost and
// walk no more than the ways that go with them, the one that takes least from the objective.
int way_round(Instance const& instance, Route const& route, int position, int number);

}  // namespace planner::impl
