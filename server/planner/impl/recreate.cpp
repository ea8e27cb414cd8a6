// SPDX-License-Identifier: Apache-2.0
// Filling the days again: what must be in comes first, then the meals, then sights in an order
// drawn at random, each at its best place.
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

constexpr double blink =
    0.1;  // an item passed over, so that the greedy order is not always the same

Fit best_sight_fit(Search& search, int stop) {
  Fit best;
  for (int d = 0; d < search.instance.days; ++d) {
    if (is_full(search.instance, search.now.route(d))) continue;
    if (auto const fit = search.fit(stop, d, -1); fit.gain > best.gain) best = fit;
  }
  return best;
}

Fit best_meal_fit(Search& search, int stop) {
  Fit best;
  for (int d = 0; d < search.instance.days; ++d)
    for (int slot = 0; slot < static_cast<int>(search.instance.day(d).meals.size()); ++slot)
      if (auto const fit = search.fit(stop, d, slot); fit.gain > best.gain) best = fit;
  return best;
}

void insert_mandatory(Search& search) {
  auto const& all = search.instance.mandatory;
  if (all.empty()) return;
  auto const offset = static_cast<std::size_t>(search.dice.below(static_cast<int>(all.size())));
  for (std::size_t i = 0; i < all.size(); ++i) {
    int const stop = all[(i + offset) % all.size()];
    if (search.now.visits(stop)) continue;
    auto const fit = search.instance.stop(stop).is_meal ? best_meal_fit(search, stop)
                                                        : best_sight_fit(search, stop);
    if (fit.exists()) search.insert(stop, fit);
  }
}

void insert_meal(Search& search, int day, int slot) {
  Fit best;
  int chosen = -1;
  for (int const stop : search.instance.meals) {
    if (search.now.visits(stop) || search.dice.chance(blink)) continue;
    auto const fit = search.fit(stop, day, slot);
    if (fit.gain <= best.gain) continue;
    best = fit;
    chosen = stop;
  }
  if (best.exists()) search.insert(chosen, best);
}

void insert_meals(Search& search) {
  for (int d = 0; d < search.instance.days; ++d)
    for (int slot = 0; slot < static_cast<int>(search.instance.day(d).meals.size()); ++slot)
      if (!search.now.route(d).has(slot)) insert_meal(search, d, slot);
}

void insert_in_order(Search& search, std::vector<int> const& order, double passing_over) {
  for (int const stop : order) {
    if (search.now.visits(stop) || search.instance.stop(stop).is_meal) continue;
    if (passing_over > 0 && search.dice.chance(passing_over)) continue;
    auto const fit = best_sight_fit(search, stop);
    if (fit.exists() && fit.gain > 0) search.insert(stop, fit);
  }
}

void insert_shuffled(Search& search) {
  search.order = search.instance.sights;
  for (std::size_t i = search.order.size(); i > 1; --i)
    std::swap(search.order[i - 1],
              search.order[static_cast<std::size_t>(search.dice.below(static_cast<int>(i)))]);
  insert_in_order(search, search.order, 0);
}

// Always the stop that gives most for the time it takes, as the constructive heuristics of
// Vansteenwegen et al. 2009 do with the square of the score.
void insert_by_ratio(Search& search, double passing_over) {
  while (true) {
    Fit best;
    int chosen = -1;
    double best_ratio = 0;
    for (int const stop : search.instance.sights) {
      if (search.now.visits(stop)) continue;
      if (passing_over > 0 && search.dice.chance(passing_over)) continue;
      auto const fit = best_sight_fit(search, stop);
      if (!fit.exists() || fit.gain <= 0) continue;
      double const ratio = fit.gain * fit.gain / std::max(1, fit.minutes);
      if (ratio <= best_ratio) continue;
      best_ratio = ratio;
      best = fit;
      chosen = stop;
    }
    if (chosen < 0) return;
    search.insert(chosen, best);
  }
}

}  // namespace

void recreate(Search& search, int around) {
  insert_mandatory(search);
  insert_meals(search);
  auto const& orders = search.instance.orders;
  int const rule = search.dice.below(static_cast<int>(orders.size()) + 3);
  if (rule < static_cast<int>(orders.size()))
    insert_in_order(search, orders[static_cast<std::size_t>(rule)], blink);
  else if (rule == static_cast<int>(orders.size()))
    insert_in_order(search, search.instance.near[static_cast<std::size_t>(around)], blink);
  else if (rule == static_cast<int>(orders.size()) + 1)
    insert_shuffled(search);
  else
    insert_by_ratio(search, blink);
}

void construct(Search& search) {
  insert_mandatory(search);
  insert_meals(search);
  insert_by_ratio(search, 0);
}

}  // namespace planner::impl
