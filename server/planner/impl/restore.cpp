// SPDX-License-Identifier: Apache-2.0
// The days of an earlier plan, visit by visit in their order, as far as they still fit.
#include "planner/impl/nights.hpp"
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

Fit fit_at_end(Search& search, EarlierVisit const& visit, int day) {
  auto const& instance = search.instance;
  auto const& route = search.now.route(day);
  auto const& stop = instance.stop(visit.stop);
  int const slot = visit.meal_slot;
  bool const has_slot = slot >= 0 && slot < instance.meal_slots(day);
  if (stop.is_meal != has_slot || !instance.is_open(visit.stop, day, slot)) return {};
  if (!day_admits(instance, route, visit.stop, slot)) return {};
  if (!trip_admits(instance, search.now, visit.stop, 0)) return {};
  for (int const stay : {stop.stay_usual, stop.stay_min}) {
    Passage way;
    int const end = route.size + 1;
    if (passes(instance, route, {route.size, end, visit.stop, slot, stay}, way))
      return {0, day, end, slot, stay, 0, 0, way.way_in, way.way_out};
  }
  return {};
}

// Each stay that can still be had as it was.
void restore_beds(Search& search, Earlier const& earlier) {
  int const nights = static_cast<int>(std::ssize(earlier.nights));
  for (int first = 0; first < nights;) {
    int const bed = earlier.nights[static_cast<std::size_t>(first)].bed;
    int last = first;
    while (last + 1 < nights && earlier.nights[static_cast<std::size_t>(last) + 1].bed == bed)
      ++last;
    auto const beds = search.now.beds;
    search.lodge(first, last, bed);
    if (!keeps_terms(search.instance, search.now.beds) || !search.is_sound())
      for (int night = first; night <= last; ++night)
        search.lodge(night, night, beds[static_cast<std::size_t>(night)]);
    first = last + 1;
  }
}

}  // namespace

void restore(Search& search, Earlier const& earlier) {
  restore_beds(search, earlier);
  for (std::size_t d = 0; d < earlier.days.size(); ++d) {
    int const day = static_cast<int>(d);
    for (auto const& visit : earlier.days[d]) {
      if (search.now.visits(visit.stop)) continue;
      auto const fit = fit_at_end(search, visit, day);
      if (!fit.exists()) continue;
      search.insert(visit.stop, fit);
      if (!search.is_sound()) search.remove(day, search.now.route(day).size, 1);
    }
  }
}

}  // namespace planner::impl
