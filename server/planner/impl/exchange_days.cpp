// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

struct Exchange {
  double gain = 1e-9;
  Fit first;  // where the second stop goes
  Fit second;
  int first_stop = -1;
  int second_stop = -1;
};

void look_at(Search& search, Route const& one, Route const& two, Exchange& best) {
  auto const& instance = search.instance;
  for (int p = 1; p <= one.size; ++p) {
    auto const& a = one.at(p);
    double const present = gain_of(instance, one, p);
    for (int q = 1; q <= two.size; ++q) {
      auto const& b = two.at(q);
      if ((a.slot < 0) != (b.slot < 0)) continue;
      auto const first = fit_instead(instance, one, p, b.point);
      if (!first.exists()) continue;
      auto const second = fit_instead(instance, two, q, a.point);
      if (!second.exists()) continue;
      double const gain = first.gain + second.gain - present - gain_of(instance, two, q);
      if (gain > best.gain) best = {gain, first, second, a.point, b.point};
    }
  }
}

}  // namespace

bool exchange_days(Search& search) {
  Exchange best;
  auto const& routes = search.now.routes;
  for (std::size_t d = 0; d < routes.size(); ++d)
    for (std::size_t e = d + 1; e < routes.size(); ++e) look_at(search, routes[d], routes[e], best);
  if (best.first_stop < 0) return false;
  return search.attempt(best.first.day, best.second.day, [&] {
    search.remove(best.first.day, best.first.position, 1);
    search.remove(best.second.day, best.second.position, 1);
    search.insert(best.second_stop, best.first);
    search.insert(best.first_stop, best.second);
  });
}

}  // namespace planner::impl
