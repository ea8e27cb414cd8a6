// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/state.hpp"

namespace planner::impl {

namespace {

// The categories in which `stop` counts and the stop that leaves for it does not.
std::uint64_t added_categories(Instance const& instance, int stop, int instead_of) {
  auto const left = instead_of < 0 ? 0 : instance.stop(instead_of).categories;
  return instance.stop(stop).categories & ~left;
}

bool budgets_admit(Instance const& instance, State const& state, Spent const& change) {
  for (auto const& budget : instance.problem.budgets) {
    auto const more = counted(budget, change);
    if (more > 0 && counted(budget, state.spent) + more > budget.limit_minor) return false;
  }
  return true;
}

// The positions at which a stop may stand because of what must come before it or after it.
struct Span {
  int from = 1;
  int until = 0;
};
Span span_for(Instance const& instance, Route const& route, int stop) {
  Span span{1, route.size + 1};
  for (auto const index : instance.paired[static_cast<std::size_t>(stop)]) {
    auto const& pair = instance.problem.pairs[index];
    if (pair.relation != Relation::before) continue;
    for (int p = 1; p <= route.size; ++p) {
      if (pair.second == stop && route.at(p).point == pair.first)
        span.from = std::max(span.from, p + 1);
      if (pair.first == stop && route.at(p).point == pair.second)
        span.until = std::min(span.until, p);
    }
  }
  return span;
}

bool keeps_order(Route const& route, Pair const& pair) {
  for (int p = 1; p <= route.size; ++p) {
    if (route.at(p).point == pair.first) return true;
    if (route.at(p).point == pair.second) return false;
  }
  return true;
}

// The waiting before the visit at `position` that cannot be avoided by a later start.
int wait_at(Instance const& instance, Route const& route, int position) {
  if (position > route.size) return 0;
  auto const& from = route.at(position - 1);
  auto const& to = route.at(position);
  return std::max(0, to.start - from.leave - instance.minutes(from.point, to.point) - from.shift);
}

}  // namespace

State::State(Instance const& instance)
    : day_of(static_cast<std::size_t>(instance.stops), -1),
      trip_categories(instance.problem.limits.size()) {
  for (int d = 0; d < instance.days; ++d) {
    routes.push_back(empty_route(instance, d));
    for (std::size_t p = 0; p < spent.size(); ++p) spent[p] += routes.back().spent[p];
  }
}

void State::copy_totals_from(State const& other) {
  day_of = other.day_of;
  trip_categories = other.trip_categories;
  spent = other.spent;
}

int lacking(Instance const& instance, State const& state, std::size_t category) {
  return std::max(0, instance.problem.limits[category].at_least - state.trip_categories[category]);
}

double objective(Instance const& instance, State const& state) {
  double total = 0;
  for (auto const& route : state.routes) total += route.value;
  for (int stop : instance.mandatory)
    if (!state.visits(stop)) total -= instance.mandatory_weight;
  for (std::size_t c = 0; c < instance.members.size(); ++c)
    total -= instance.mandatory_weight * lacking(instance, state, c);
  return total;
}

bool day_admits(Instance const& instance, Route const& route, int stop, int slot, int instead_of) {
  if (instead_of < 0 && (slot < 0 ? is_full(instance, route) : route.has(slot))) return false;
  bool admits = true;
  for_each_bit(added_categories(instance, stop, instead_of), [&](std::size_t c) {
    int const per_day = instance.problem.limits[c].per_day;
    admits = admits && (per_day == 0 || route.categories[c] < per_day);
  });
  return admits;
}

bool trip_admits(Instance const& instance, State const& state, int stop, std::int64_t fare,
                 int instead_of) {
  Spent change = {0, 0, fare};
  change[instance.purse(stop)] += instance.stop(stop).cost_minor;
  if (instead_of >= 0) change[instance.purse(instead_of)] -= instance.stop(instead_of).cost_minor;
  if (!budgets_admit(instance, state, change)) return false;
  bool admits = true;
  for_each_bit(added_categories(instance, stop, instead_of), [&](std::size_t c) {
    int const per_trip = instance.problem.limits[c].per_trip;
    admits = admits && (per_trip == 0 || state.trip_categories[c] < per_trip);
  });
  return admits;
}

bool pairs_admit(Instance const& instance, State const& state, int stop, int day) {
  for (auto const index : instance.paired[static_cast<std::size_t>(stop)]) {
    auto const& pair = instance.problem.pairs[index];
    int const other = state.day_of[static_cast<std::size_t>(pair.first + pair.second - stop)];
    if (other < 0) continue;
    if (pair.relation == Relation::same_day && other != day) return false;
    if (pair.relation == Relation::different_days && other == day) return false;
    if (pair.relation == Relation::before && (pair.first == stop ? day > other : day < other))
      return false;
  }
  return true;
}

bool keeps_pairs(Instance const& instance, State const& state) {
  for (auto const& pair : instance.problem.pairs) {
    int const first = state.day_of[static_cast<std::size_t>(pair.first)];
    int const second = state.day_of[static_cast<std::size_t>(pair.second)];
    if (first < 0 || second < 0) continue;
    if (!pairs_admit(instance, state, pair.first, first)) return false;
    if (pair.relation == Relation::before && first == second &&
        !keeps_order(state.route(first), pair))
      return false;
  }
  return true;
}

Fit fit_at(Instance const& instance, Route const& route, int stop, Spot const& spot) {
  if (spot.position == 0) return {};
  int const stay = instance.fixed_stay(stop);
  double const gain = instance.score(stop) - instance.weights.travel * spot.detour;
  return {gain, route.day, spot.position, -1, stay, stay + spot.detour, 0};
}

Fit best_fit(Instance const& instance, Route const& route, int stop, int slot) {
  Fit best;
  if (!instance.is_open(stop, route.day, slot)) return best;
  if (!day_admits(instance, route, stop, slot)) return best;
  if (instance.is_lean) return fit_at(instance, route, stop, spot_of(instance, route, stop));
  auto const& what = instance.stop(stop);
  int const walk_limit = instance.day(route.day).walk_limit_m;
  auto const span = span_for(instance, route, stop);
  for (int const stay : {what.stay_usual, what.stay_min}) {
    double const worth = instance.worth(stop, stay) + instance.price_kept(stop, route.day);
    double const length_now = instance.cost_of_length(route.day, route.length);
    for (int p = span.from; p <= span.until; ++p) {
      Passage way;
      if (!passes(instance, route, p - 1, p, stop, slot, stay, way)) continue;
      auto const& old = instance.hop(route.at(p - 1).point, route.at(p).point);
      if (walk_limit > 0 && route.walk_m + way.walk_m - old.walk_m > walk_limit) continue;
      int const travel = way.travel - old.minutes;
      int const idle = way.idle - wait_at(instance, route, p);
      double const gain = worth - instance.weights.travel * travel - instance.weights.idle * idle -
                          instance.cost_of_length(route.day, route.length + way.longer) +
                          length_now;
      if (gain <= best.gain) continue;
      best = {gain,
              route.day,
              p,
              slot,
              stay,
              stay + travel + std::max(0, idle),
              way.fare - old.cost_minor};
    }
    if (best.exists() || what.stay_min == what.stay_usual) break;
  }
  return best;
}

Fit fit_instead(Instance const& instance, Route const& route, int position, int stop) {
  Fit best;
  auto const& old = route.at(position);
  if (!instance.is_open(stop, route.day, old.slot)) return best;
  if (!day_admits(instance, route, stop, old.slot, old.point)) return best;
  auto const& what = instance.stop(stop);
  auto const& day = instance.day(route.day);
  auto const& in = instance.hop(route.at(position - 1).point, old.point);
  auto const& out = instance.hop(old.point, route.at(position + 1).point);
  auto const& direct = instance.hop(route.at(position - 1).point, route.at(position + 1).point);
  for (int const stay : {what.stay_usual, what.stay_min}) {
    Passage way;
    if (!passes(instance, route, position - 1, position + 1, stop, old.slot, stay, way)) continue;
    int const walk_m = route.walk_m + way.walk_m - in.walk_m - out.walk_m;
    if (day.walk_limit_m > 0 && walk_m > day.walk_limit_m) return best;
    double const gain = instance.worth(stop, stay) + instance.price_kept(stop, route.day) -
                        instance.weights.travel * (way.travel - direct.minutes) -
                        instance.weights.idle * way.idle;
    auto const fare = way.fare - in.cost_minor - out.cost_minor;
    return {gain, route.day, position, old.slot, stay, stay + way.travel - direct.minutes, fare};
  }
  return best;
}

double gain_of(Instance const& instance, Route const& route, int position) {
  auto const& node = route.at(position);
  int const before = route.at(position - 1).point;
  int const after = route.at(position + 1).point;
  int const travel = instance.minutes(before, node.point) + instance.minutes(node.point, after) -
                     instance.minutes(before, after);
  int const idle = wait_at(instance, route, position) + wait_at(instance, route, position + 1);
  return instance.worth(node.point, node.stay) + instance.price_kept(node.point, route.day) -
         instance.weights.travel * travel - instance.weights.idle * idle;
}

}  // namespace planner::impl
