// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/search.hpp"

#include "planner/impl/nights.hpp"
#include "planner/impl/timetable.hpp"

namespace planner::impl {

namespace {
constexpr Fit none;
}

Search::Search(Instance const& given, std::uint64_t seed)
    : instance(given),
      dice(seed),
      habits(given.is_lean ? lean_habits : rich_habits),
      now(given),
      kept_(given),
      spare_(given),
      touched_(static_cast<std::size_t>(given.days), 1) {
  for (auto const& day : instance.problem.days) slots_ = std::max(slots_, day.meals.size());
  remembered_.resize(static_cast<std::size_t>(instance.stops) *
                     static_cast<std::size_t>(instance.days) * slots_);
  if (!instance.ways.are_single()) {
    remembered_frugal_.resize(remembered_.size());
    other_ways.reserve(
        static_cast<std::size_t>((instance.stops + instance.days) * instance.problem.modes()));
  }
  if (instance.is_lean) {
    auto const all = static_cast<std::size_t>(instance.stops);
    surveys_.assign(static_cast<std::size_t>(instance.days) * 2,
                    {0, std::vector<int>(all), std::vector<int>(all)});
    spots_.resize(all * static_cast<std::size_t>(instance.days));
  }
  order.reserve(static_cast<std::size_t>(instance.stops));
  for (auto& route : now.routes) route.version = ++versions_;
  keep();
}

void Search::changed(Route& route, int first, int last, Spent const& before) {
  int const walk_limit = instance.day(route.day).walk_limit_m;
  bool const is_in_time = reschedule(instance, route, first, last);
  route.is_sound =
      route.size == 0 || (is_in_time && (walk_limit == 0 || route.walk_m <= walk_limit));
  for (std::size_t p = 0; p < before.size(); ++p) now.spent[p] += route.spent[p] - before[p];
  route.version = ++versions_;
  route.parent = 0;
  touched_[static_cast<std::size_t>(route.day)] = 1;
}

void Search::count(int stop, int day) {
  now.day_of[static_cast<std::size_t>(stop)] = day;
  for_each_bit(instance.stop(stop).categories,
               [&](std::size_t c) { now.trip_categories[c] += day >= 0 ? 1 : -1; });
}

Node Search::node_of(int stop, Fit const& fit) const {
  Node node;
  node.point = stop;
  node.slot = fit.slot;
  node.stay = fit.stay;
  node.way = fit.way_in;
  if (instance.is_lean && instance.windows_most == 1) {
    node.opens = instance.opens(fit.day, 0)[stop];
    node.closes = instance.closes(fit.day, 0)[stop];
  }
  return node;
}

void Search::insert(int stop, Fit const& fit) {
  auto& route = now.route(fit.day);
  auto const before = route.spent;
  auto const node = node_of(stop, fit);
  insert_node(route, fit.position, node);
  route.at(fit.position + 1).way = fit.way_out;
  account(instance, route, node, 1);
  count(stop, fit.day);
  auto const parent = route.version;
  changed(route, fit.position, fit.position + 1, before);
  route.parent = parent;
  route.inserted = fit.position;
}

void Search::remove(int day, int position, int number) {
  auto& route = now.route(day);
  auto const before = route.spent;
  int const way = way_round(instance, route, position, number);
  for (int p = position; p < position + number; ++p) {
    account(instance, route, route.at(p), -1);
    count(route.at(p).point, -1);
  }
  erase_nodes(route, position, number);
  route.at(position).way = way;
  changed(route, position, position, before);
}

void Search::replace(int stop, Fit const& fit) {
  auto& route = now.route(fit.day);
  auto const before = route.spent;
  auto& node = route.at(fit.position);
  account(instance, route, node, -1);
  count(node.point, -1);
  node = node_of(stop, fit);
  route.at(fit.position + 1).way = fit.way_out;
  account(instance, route, node, 1);
  count(stop, fit.day);
  changed(route, fit.position, fit.position + 1, before);
}

void Search::reverse(int day, int first, int last) {
  auto& route = now.route(day);
  auto const before = route.spent;
  std::reverse(route.nodes.begin() + first, route.nodes.begin() + last + 1);
  for (int p = last; p > first; --p) {
    int const ways = instance.ways.count(route.at(p - 1).point, route.at(p).point);
    route.at(p).way = std::min(route.at(p - 1).way, ways - 1);
  }
  route.at(first).way = route.at(last + 1).way = 0;
  changed(route, first, last + 1, before);
}

void Search::go_by(int day, int position, int way) {
  auto& route = now.route(day);
  auto const before = route.spent;
  route.at(position).way = way;
  changed(route, position, position, before);
}

void Search::lodge(int first, int last, int bed) {
  std::fill(now.beds.begin() + first, now.beds.begin() + last + 1, bed);
  now.nights_worth = worth_of(instance, now.beds);
  now.spent[for_nights] = cost_of(instance, now.beds);
  for (int d = first; d < instance.days; ++d) {
    auto& route = now.route(d);
    auto const ends = ends_of(instance, now.beds, d);
    auto& start = route.at(0).point;
    auto& end = route.at(route.size + 1);
    if (start == ends.start && end.point == ends.end) continue;
    auto const before = route.spent;
    if (start != ends.start) route.at(1).way = 0;
    if (end.point != ends.end) end.way = 0;
    start = ends.start;
    end.point = ends.end;
    if (route.size == 0) end.way = instance.own_choice(d, start, end.point, false);
    changed(route, 1, route.size + 1, before);
  }
}

bool Search::shorten(int day) {
  auto& route = now.route(day);
  auto const before = route.spent;
  bool is_shorter = false;
  for (int p = 1; p <= route.size; ++p) {
    auto& node = route.at(p);
    int const least = instance.stop(node.point).stay_min;
    if (node.stay <= least) continue;
    account(instance, route, node, -1);
    node.stay = least;
    account(instance, route, node, 1);
    is_shorter = true;
  }
  if (is_shorter) changed(route, 1, route.size, before);
  return is_shorter;
}

void Search::lengthen(int day) {
  auto& route = now.route(day);
  auto const before = route.spent;
  lengthen_short_stays(instance, route);
  changed(route, 1, route.size, before);
}

bool Search::is_sound() const {
  for (auto const& route : now.routes)
    if (!route.is_sound) return false;
  for (auto const& budget : instance.problem.budgets) {
    auto const spent = counted(budget, now.spent);
    if (spent > budget.limit_minor && spent > counted(budget, kept_.spent)) return false;
  }
  return keeps_pairs(instance, now);
}

Fit const& Search::fit(int stop, int day, int slot) {
  auto const& route = now.route(day);
  auto const index = (static_cast<std::size_t>(stop) * static_cast<std::size_t>(instance.days) +
                      static_cast<std::size_t>(day)) *
                         slots_ +
                     static_cast<std::size_t>(std::max(slot, 0));
  auto& known = remembered_[index];
  if (known.version != route.version)
    known = {route.version, best_fit(instance, route, stop, slot)};
  if (!known.fit.exists() || !pairs_admit(instance, now, stop, day)) return none;
  if (trip_admits(instance, now, stop, known.fit.fare)) return known.fit;
  return instance.ways.are_single() ? none : frugal_fit(stop, day, slot, index);
}

Fit const& Search::frugal_fit(int stop, int day, int slot, std::size_t index) {
  auto const& route = now.route(day);
  auto& known = remembered_frugal_[index];
  if (known.version != route.version)
    known = {route.version, best_fit(instance, route, stop, slot, true)};
  bool const is_admitted = known.fit.exists() && trip_admits(instance, now, stop, known.fit.fare);
  return is_admitted ? known.fit : none;
}

void Search::survey_days() {
  for (int d = 0; d < instance.days; ++d) {
    auto const version = now.route(d).version;
    auto* const pair = &surveys_[static_cast<std::size_t>(d) * 2];
    if (pair[0].version == version || pair[1].version == version) continue;
    bool const keeps_first = pair[0].version == kept_.route(d).version;
    survey(instance, now.route(d), pair[keeps_first ? 1 : 0]);
  }
}

Spot Search::spot(int stop, int day) {
  auto const& route = now.route(day);
  auto const s = static_cast<std::size_t>(stop);
  auto const* const pair = &surveys_[static_cast<std::size_t>(day) * 2];
  for (auto const* of : {pair, pair + 1})
    if (of->version == route.version) return {route.version, of->detour[s], of->position[s]};
  auto& known = spots_[s * static_cast<std::size_t>(instance.days) + static_cast<std::size_t>(day)];
  if (known.version == route.version) return known;
  for (auto const* of : {pair, pair + 1})
    if (of->version == route.parent) known = {route.parent, of->detour[s], of->position[s]};
  known = known.version == route.parent ? spot_after_insertion(instance, route, stop, known)
                                        : spot_of(instance, route, stop);
  return known;
}

Fit Search::sight_fit(int stop) {
  Spot best;
  int day = -1;
  for (int d = 0; d < instance.days; ++d) {
    auto const& route = now.route(d);
    if (instance.is_counted && !day_admits(instance, route, stop, -1)) continue;
    auto const here = spot(stop, d);
    if (here.detour >= best.detour) continue;
    best = here;
    day = d;
  }
  if (day < 0) return {};
  return fit_at(instance, now.route(day), stop, best);
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
