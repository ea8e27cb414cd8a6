// SPDX-License-Identifier: Apache-2.0
// Filling the days again: what must be in comes first, then the meals, then sights, each at its
// best place.
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

Fit best_sight_fit(Search& search, int stop) {
  auto const& instance = search.instance;
  if (instance.is_lean) {
    auto const fit = search.sight_fit(stop);
    bool const is_refused = instance.is_limited && !trip_admits(instance, search.now, stop, 0);
    return is_refused ? Fit{} : fit;
  }
  Fit best;
  for (int d = 0; d < instance.days; ++d) {
    if (is_full(instance, search.now.route(d))) continue;
    if (auto const& fit = search.fit(stop, d, -1); fit.gain > best.gain) best = fit;
  }
  return best;
}

Fit best_meal_fit(Search& search, int stop) {
  Fit best;
  for (int d = 0; d < search.instance.days; ++d)
    for (int slot = 0; slot < search.instance.meal_slots(d); ++slot)
      if (auto const& fit = search.fit(stop, d, slot); fit.gain > best.gain) best = fit;
  return best;
}

Fit best_fit_anywhere(Search& search, int stop) {
  return search.instance.stop(stop).is_meal ? best_meal_fit(search, stop)
                                            : best_sight_fit(search, stop);
}

// Puts a stop among visits that are shorter than usual; what time it leaves they get back.
bool insert_beside_shorter_stays(Search& search, int stop) {
  if (search.instance.is_lean) return false;  // stays are fixed
  for (int d = 0; d < search.instance.days; ++d) {
    if (!search.shorten(d)) continue;
    auto const fit = best_fit_anywhere(search, stop);
    if (fit.exists()) search.insert(stop, fit);
    search.lengthen(d);
    if (fit.exists()) return true;
  }
  return false;
}

void insert_mandatory(Search& search) {
  auto const& all = search.instance.mandatory;
  if (all.empty()) return;
  auto const offset = static_cast<std::size_t>(search.dice.below(static_cast<int>(all.size())));
  for (std::size_t i = 0; i < all.size(); ++i) {
    int const stop = all[(i + offset) % all.size()];
    if (search.now.visits(stop)) continue;
    auto const fit = best_fit_anywhere(search, stop);
    if (fit.exists())
      search.insert(stop, fit);
    else
      (void)insert_beside_shorter_stays(search, stop);
  }
}

// The best stop of those, wherever it fits best; false if none fits.
bool insert_best(Search& search, std::vector<int> const& stops) {
  Fit best;
  int chosen = -1;
  for (int const stop : stops) {
    if (search.now.visits(stop) || search.dice.chance(search.habits.blink)) continue;
    auto const fit = best_fit_anywhere(search, stop);
    if (fit.gain <= best.gain) continue;
    best = fit;
    chosen = stop;
  }
  if (best.exists()) search.insert(chosen, best);
  return best.exists();
}

void insert_minimums(Search& search) {
  auto const& members = search.instance.members;
  for (std::size_t c = 0; c < members.size(); ++c)
    while (lacking(search.instance, search.now, c) > 0)
      if (!insert_best(search, members[c])) break;
}

bool insert_best_meal(Search& search, int day, int slot) {
  Fit best;
  int chosen = -1;
  for (int const stop : search.instance.meals) {
    if (search.now.visits(stop) || search.dice.chance(search.habits.blink)) continue;
    auto const& fit = search.fit(stop, day, slot);
    if (fit.gain <= best.gain) continue;
    best = fit;
    chosen = stop;
  }
  if (best.exists()) search.insert(chosen, best);
  return best.exists();
}

// A long visit that was there first leaves time to eat.
void insert_meal(Search& search, int day, int slot) {
  if (insert_best_meal(search, day, slot) || !search.shorten(day)) return;
  (void)insert_best_meal(search, day, slot);
  search.lengthen(day);
}

void insert_meals(Search& search) {
  for (int d = 0; d < search.instance.days; ++d)
    for (int slot = 0; slot < search.instance.meal_slots(d); ++slot)
      if (!search.now.route(d).has(slot)) insert_meal(search, d, slot);
}

void insert_in_order(Search& search, std::vector<int> const& order) {
  for (int const stop : order) {
    if (search.now.visits(stop) || search.instance.stop(stop).is_meal) continue;
    if (search.dice.chance(search.habits.blink)) continue;
    auto const fit = best_sight_fit(search, stop);
    if (fit.exists() && fit.gain > 0) search.insert(stop, fit);
  }
}

// Always the stop that gives most for the time it takes, as the constructive heuristics of
// Vansteenwegen et al. 2009 do with the square of the score. With `is_blurred`, each is seen up to
// `blur` times better than it is. What fits nowhere is not looked at again: insertions fill the
// days.
void insert_by_ratio(Search& search, bool is_blurred) {
  auto& open = search.order;
  open.clear();
  for (int const stop : search.instance.sights)
    if (!search.now.visits(stop) && !(is_blurred && search.dice.chance(search.habits.blink)))
      open.push_back(stop);
  while (true) {
    Fit best;
    std::size_t chosen = 0;
    double best_ratio = 0;
    std::size_t kept = 0;
    for (int const stop : open) {
      auto const fit = best_sight_fit(search, stop);
      if (!fit.exists() || fit.gain <= 0) continue;
      open[kept++] = stop;
      double const blur = is_blurred ? 1 + search.habits.blur * search.dice.share() : 1;
      double const ratio = blur * fit.gain * fit.gain / std::max(1, fit.minutes);
      if (ratio <= best_ratio) continue;
      best_ratio = ratio;
      best = fit;
      chosen = kept - 1;
    }
    open.resize(kept);
    if (!best.exists()) return;
    search.insert(open[chosen], best);
    open[chosen] = open.back();
    open.pop_back();
  }
}

void insert_what_must_be(Search& search) {
  if (search.instance.is_lean) search.survey_days();
  insert_mandatory(search);
  insert_minimums(search);
  insert_meals(search);
}

void insert_by_some_rule(Search& search, int around) {
  auto const& habits = search.habits;
  int const rule =
      search.dice.below(habits.by_ratio_share + habits.by_score_share + habits.near_share);
  if (rule < habits.by_ratio_share) return insert_by_ratio(search, true);
  if (rule >= habits.by_ratio_share + habits.by_score_share)
    insert_in_order(search, search.instance.near[static_cast<std::size_t>(around)]);
  insert_in_order(search, search.instance.by_score);
}

}  // namespace

void recreate(Search& search, int around) {
  insert_what_must_be(search);
  insert_by_some_rule(search, around);
  settle_ways(search);
}

void construct(Search& search) {
  insert_what_must_be(search);
  insert_by_ratio(search, false);
}

}  // namespace planner::impl
