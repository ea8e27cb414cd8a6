// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/search.hpp"

namespace planner::impl {

Search::Search(Instance const& given, std::uint64_t seed)
    : instance(given),
      dice(seed),
      now(given),
      kept_(given),
      spare_(given),
      touched_(static_cast<std::size_t>(given.days), 1) {
  for (auto const& day : instance.problem.days) slots_ = std::max(slots_, day.meals.size());
  remembered_.resize(static_cast<std::size_t>(instance.stops) *
                     static_cast<std::size_t>(instance.days) * slots_);
  order.reserve(static_cast<std::size_t>(instance.stops));
  for (auto& route : now.routes) route.version = ++versions_;
  keep();
}

void Search::changed(Route& route) {
  auto const before = route.spent;
  int const walk_limit = instance.day(route.day).walk_limit_m;
  bool const is_in_time = refresh(instance, route);
  route.is_sound =
      route.size == 0 || (is_in_time && (walk_limit == 0 || route.walk_m <= walk_limit));
  for (std::size_t p = 0; p < before.size(); ++p) now.spent[p] += route.spent[p] - before[p];
  route.version = ++versions_;
  touched_[static_cast<std::size_t>(route.day)] = 1;
}

void Search::count(int stop, int day) {
  now.day_of[static_cast<std::size_t>(stop)] = day;
  for_each_bit(instance.stop(stop).categories,
               [&](std::size_t c) { now.trip_categories[c] += day >= 0 ? 1 : -1; });
}

void Search::insert(int stop, Fit const& fit) {
  auto& route = now.route(fit.day);
  insert_node(route, fit.position, {stop, fit.slot, fit.stay, 0, 0, 0});
  count(stop, fit.day);
  changed(route);
}

void Search::remove(int day, int position, int number) {
  auto& route = now.route(day);
  for (int p = position; p < position + number; ++p) count(route.at(p).point, -1);
  erase_nodes(route, position, number);
  changed(route);
}

void Search::replace(int stop, Fit const& fit) {
  auto& route = now.route(fit.day);
  count(route.at(fit.position).point, -1);
  route.at(fit.position) = {stop, fit.slot, fit.stay, 0, 0, 0};
  count(stop, fit.day);
  changed(route);
}

void Search::reverse(int day, int first, int last) {
  auto& route = now.route(day);
  std::reverse(route.nodes.begin() + first, route.nodes.begin() + last + 1);
  changed(route);
}

bool Search::is_sound() const {
  for (auto const& route : now.routes)
    if (!route.is_sound) return false;
  for (auto const& budget : instance.problem.budgets) {
    auto const spent = counted(budget, now.spent);
    if (spent > budget.limit_minor && spent > counted(budget, kept_.spent)) return false;
  }
  return true;
}

Fit Search::fit(int stop, int day, int slot) {
  auto const& route = now.route(day);
  auto const index = (static_cast<std::size_t>(stop) * static_cast<std::size_t>(instance.days) +
                      static_cast<std::size_t>(day)) *
                         slots_ +
                     static_cast<std::size_t>(std::max(slot, 0));
  auto& known = remembered_[index];
  if (known.version != route.version)
    known = {route.version, best_fit(instance, route, stop, slot)};
  if (known.fit.exists() && !trip_admits(instance, now, stop, known.fit.fare)) return {};
  return known.fit;
}

void Search::keep() {
  for (std::size_t d = 0; d < touched_.size(); ++d) {
    if (touched_[d]) kept_.routes[d].copy_from(now.routes[d]);
    touched_[d] = 0;
  }
  kept_.copy_totals_from(now);
}

void Search::go_back() {
  for (std::size_t d = 0; d < touched_.size(); ++d) {
    if (touched_[d]) now.routes[d].copy_from(kept_.routes[d]);
    touched_[d] = 0;
  }
  now.copy_totals_from(kept_);
}

}  // namespace planner::impl
