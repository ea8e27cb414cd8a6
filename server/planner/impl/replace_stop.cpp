// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

struct Swap {
  double gain = 1e-9;
  int stop = -1;
  Fit fit;
};

void look_at(Search& search, Route const& route, int position, Swap& best) {
  auto const& instance = search.instance;
  auto const& old = route.at(position);
  if (instance.stop(old.point).is_mandatory) return;
  double const present = gain_of(instance, route, position);
  for (int const stop : old.slot < 0 ? instance.sights : instance.meals) {
    if (search.now.visits(stop) || instance.stop(stop).score - present <= best.gain) continue;
    auto const fit = fit_instead(instance, route, position, stop);
    if (!fit.exists() || fit.gain - present <= best.gain) continue;
    if (!trip_admits(instance, search.now, stop, fit.fare, old.point)) continue;
    best = {fit.gain - present, stop, fit};
  }
}

}  // namespace

bool replace_stop(Search& search) {
  Swap best;
  for (auto const& route : search.now.routes)
    for (int p = 1; p <= route.size; ++p) look_at(search, route, p, best);
  if (best.stop < 0) return false;
  return search.attempt(best.fit.day, best.fit.day, [&] { search.replace(best.stop, best.fit); });
}

}  // namespace planner::impl
