// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "planner/impl/passage.hpp"
#include "planner/impl/search.hpp"
#include "planner/tests/modal_problem.hpp"

using namespace planner;
using namespace planner::impl;
using namespace planner::testing;

namespace {

// What a stay before `position` would add to the objective; none if it does not fit there.
std::optional<double> gain_before(Search const& search, Fit const& what, int stop, int position) {
  auto const& instance = search.instance;
  auto const& route = search.now.route(what.day);
  auto const& next = route.at(position);
  auto const& old = instance.ways.hop(route.at(position - 1).point, next.point, next.way);
  int const walk_most = walk_left(instance, route, old.walk_m);
  Passage way;
  if (!passes(instance, route, {position - 1, position, stop, what.slot, what.stay, walk_most},
              way))
    return std::nullopt;
  return instance.worth(stop, what.stay) -
         instance.loss(way.travel - next.hop, way.fare - old.cost_minor, way.walk_m - old.walk_m) -
         instance.weights.idle * (way.idle - next.wait) -
         instance.cost_of_length(what.day, route.length + way.longer) +
         instance.cost_of_length(what.day, route.length);
}

// Compares a fit with all places of its stop in that day; how many of these there are.
int compare_with_all(Search& search, int stop, int day, int slot) {
  auto const& of = search.instance.stop(stop);
  auto const& route = search.now.route(day);
  if (!day_admits(search.instance, route, stop, slot)) return 0;
  auto const fit = best_fit(search.instance, route, stop, slot);
  int places = 0;
  for (int const stay : {of.stay_usual, of.stay_min}) {
    if (fit.exists() && fit.stay != stay) continue;
    for (int p = 1; p <= route.size + 1; ++p) {
      Fit what;
      what.day = day;
      what.slot = slot;
      what.stay = stay;
      auto const gain = gain_before(search, what, stop, p);
      if (!gain) continue;
      ++places;
      REQUIRE(fit.exists());
      CHECK(fit.gain >= doctest::Approx(*gain));
      if (fit.position == p) CHECK(fit.gain == doctest::Approx(*gain));
    }
  }
  return places;
}

int compare_all_fits(Problem const& problem, std::uint64_t seed) {
  Instance const instance(problem);
  Search search(instance, seed);
  construct(search);
  for (int i = 0; i < 3; ++i) ruin(search);
  int places = 0;
  for (int stop = 0; stop < instance.stops; ++stop)
    for (int d = 0; d < instance.days; ++d) {
      if (search.now.visits(stop)) continue;
      if (!instance.stop(stop).is_meal) places += compare_with_all(search, stop, d, -1);
      for (int slot = 0; instance.stop(stop).is_meal && slot < instance.meal_slots(d); ++slot)
        places += compare_with_all(search, stop, d, slot);
    }
  return places;
}

}  // namespace

TEST_CASE("no place of a stop in a day is better than the one that is found") {
  int places = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    places += compare_all_fits(random_problem({50, 3, seed}), seed);
    places += compare_all_fits(modal_problem({50, 3, seed}, seed % 2 == 0), seed);
  }
  CHECK(places > 2000);
}
