// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

struct Removal {
  int day = 0;
  int position = 0;
  int stop = 0;
  int slot = -1;
};

struct Relocation {
  double gain = 1e-9;
  Removal from;
  Fit to;
};

void look_at(Search& search, Removal const& from, Relocation& best) {
  double const present = gain_of(search.instance, search.now.route(from.day), from.position);
  for (int d = 0; d < search.instance.days; ++d) {
    if (d == from.day) continue;
    auto const to = best_fit(search.instance, search.now.route(d), from.stop, from.slot);
    if (to.exists() && to.gain - present > best.gain) best = {to.gain - present, from, to};
  }
}

// Within its day the best place shows once the stop is out.
bool move_within_day(Search& search, Removal const& from) {
  return search.attempt(from.day, from.day, [&] {
    search.remove(from.day, from.position, 1);
    auto const to = best_fit(search.instance, search.now.route(from.day), from.stop, from.slot);
    if (to.exists()) search.insert(from.stop, to);
  });
}

}  // namespace

bool relocate_stop(Search& search) {
  Relocation best;
  for (int d = 0; d < search.instance.days; ++d)
    for (int p = 1; p <= search.now.route(d).size; ++p) {
      auto const& node = search.now.route(d).at(p);
      Removal const from{d, p, node.point, node.slot};
      if (move_within_day(search, from)) return true;
      if (node.slot < 0) look_at(search, from, best);
    }
  if (!best.to.exists()) return false;
  return search.attempt(best.from.day, best.to.day, [&] {
    search.remove(best.from.day, best.from.position, 1);
    search.insert(best.from.stop, best.to);
  });
}

}  // namespace planner::impl
