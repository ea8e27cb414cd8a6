// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/state.hpp"

#include "planner/impl/nights.hpp"

namespace planner::impl {

namespace {

// The categories in which `stop` counts and the stop that leaves for it does not.
std::uint64_t added_categories(Instance const& instance, int stop, int instead_of) {
  auto const left = instead_of < 0 ? 0 : instance.stop(instead_of).categories;
  return instance.stop(stop).categories & ~left;
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

// Whether a stay may fit before `position` and be better there than elsewhere, for all that can be
// told without the hours: this rules most places out. `lead`: its worth less the best gain so far.
bool is_worth_a_look(Instance const& instance, Route const& route, int position, int stop, int stay,
                     double lead) {
  auto const& i = route.at(position - 1);
  auto const& k = route.at(position);
  if (stay > k.room) return false;
  int const there = instance.minutes_to(stop)[i.point];
  int const onward = instance.minutes_from(stop)[k.point];
  if (i.leave + there + stay + onward > k.latest) return false;
  double const loss = instance.losses_to(stop)[i.point] + instance.losses_from(stop)[k.point];
  return lead > loss - k.loss - instance.weights.idle * k.wait;
}

// What the days cost; the nights are counted already.
void add_up(State& state) {
  state.spent = {0, 0, 0, state.spent[for_nights]};
  for (auto const& route : state.routes)
    for (std::size_t p = 0; p < state.spent.size(); ++p) state.spent[p] += route.spent[p];
}

// What one way in place of others takes from the objective, time on the way aside.
double price(Instance const& instance, std::int64_t fare, int walk_m) {
  return instance.weights.fares * static_cast<double>(fare) + instance.weights.walk * walk_m;
}

}  // namespace

State::State(Instance const& instance)
    : day_of(static_cast<std::size_t>(instance.stops), -1),
      trip_categories(instance.problem.limits.size()),
      beds(first_beds(instance)),
      nights_worth(worth_of(instance, beds)) {
  for (int d = 0; d < instance.days; ++d)
    routes.push_back(empty_route(instance, d, ends_of(instance, beds, d), false));
  spent[for_nights] = cost_of(instance, beds);
  add_up(*this);
  auto const& budgets = instance.problem.budgets;
  if (std::all_of(budgets.begin(), budgets.end(), [&](Budget const& budget) {
        return counted(budget, spent) <= budget.limit_minor;
      }))
    return;
  for (int d = 0; d < instance.days; ++d)
    route(d) = empty_route(instance, d, ends_of(instance, beds, d), true);
  add_up(*this);
}

void State::copy_totals_from(State const& other) {
  day_of = other.day_of;
  trip_categories = other.trip_categories;
  spent = other.spent;
  beds = other.beds;
  nights_worth = other.nights_worth;
}

int lacking(Instance const& instance, State const& state, std::size_t category) {
  return std::max(0, instance.problem.limits[category].at_least - state.trip_categories[category]);
}

double objective(Instance const& instance, State const& state) {
  double total = state.nights_worth;
  for (auto const& route : state.routes) total += route.value;
  for (int stop : instance.mandatory)
    if (!state.visits(stop)) total -= instance.mandatory_weight;
  for (std::size_t c = 0; c < instance.members.size(); ++c)
    total -= instance.mandatory_weight * lacking(instance, state, c);
  return total;
}

bool budgets_admit(Instance const& instance, State const& state, Spent const& change) {
  for (auto const& budget : instance.problem.budgets) {
    auto const more = counted(budget, change);
    if (more > 0 && counted(budget, state.spent) + more > budget.limit_minor) return false;
  }
  return true;
}

bool day_admits(Instance const& instance, Route const& route, int stop, int slot, int instead_of) {
  if (instead_of < 0 && (slot < 0 ? is_full(instance, route) : route.has(slot))) return false;
  int const energy_max = instance.day(route.day).energy_max;
  int const spared = instead_of < 0 ? 0 : instance.stop(instead_of).energy;
  if (energy_max > 0 && route.energy + instance.stop(stop).energy - spared > energy_max)
    return false;
  bool admits = true;
  for_each_bit(added_categories(instance, stop, instead_of), [&](std::size_t c) {
    int const per_day = instance.problem.limits[c].per_day;
    admits = admits && (per_day == 0 || route.categories[c] < per_day);
  });
  return admits;
}

bool trip_admits(Instance const& instance, State const& state, int stop, std::int64_t fare,
                 int instead_of) {
  Spent change = {0, 0, fare, 0};
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

int walk_left(Instance const& instance, Route const& route, int now_m) {
  int const most = instance.day(route.day).walk_limit_m;
  return most == 0 ? never : most - route.walk_m + now_m;
}

Fit fit_at(Instance const& instance, Route const& route, int stop, Spot const& spot) {
  if (spot.position == 0) return {};
  int const stay = instance.fixed_stay(stop);
  double const gain = instance.score(stop) - instance.weights.travel * spot.detour;
  return {gain, route.day, spot.position, -1, stay, stay + spot.detour, 0};
}

Fit best_fit(Instance const& instance, Route const& route, int stop, int slot, bool is_frugal) {
  Fit best;
  if (!instance.is_open(stop, route.day, slot)) return best;
  if (!day_admits(instance, route, stop, slot)) return best;
  if (instance.is_lean) return fit_at(instance, route, stop, spot_of(instance, route, stop));
  auto const& what = instance.stop(stop);
  auto const span = span_for(instance, route, stop);
  int const walk_spare = walk_left(instance, route, 0);
  double const length_now = instance.cost_of_length(route.day, route.length);
  for (int const stay : {what.stay_usual, what.stay_min}) {
    if (stay > route.most_room) continue;
    double const worth = instance.worth(stop, stay) + instance.price_kept(stop, route.day);
    for (int p = span.from; p <= span.until; ++p) {
      if (!is_worth_a_look(instance, route, p, stop, stay, worth - best.gain)) continue;
      auto const& next = route.at(p);
      auto const& old = instance.ways.hop(route.at(p - 1).point, next.point, next.way);
      int const walk_most = walk_spare == never ? never : walk_spare + old.walk_m;
      Passage way;
      if (!passes(instance, route, {p - 1, p, stop, slot, stay, walk_most, is_frugal}, way))
        continue;
      int const travel = way.travel - next.hop;
      int const idle = way.idle - next.wait;
      auto const fare = way.fare - old.cost_minor;
      double const gain = worth - instance.weights.travel * travel - instance.weights.idle * idle -
                          instance.cost_of_length(route.day, route.length + way.longer) +
                          length_now - price(instance, fare, way.walk_m - old.walk_m);
      if (gain <= best.gain) continue;
      int const minutes = stay + travel + std::max(0, idle);
      best = {gain, route.day, p, slot, stay, minutes, fare, way.way_in, way.way_out};
    }
    if (best.exists() || what.stay_min == what.stay_usual) break;
  }
  return best;
}

Fit fit_instead(Instance const& instance, Route const& route, int position, int stop) {
  auto const& old = route.at(position);
  if (!instance.is_open(stop, route.day, old.slot)) return {};
  if (!day_admits(instance, route, stop, old.slot, old.point)) return {};
  auto const& what = instance.stop(stop);
  auto const& next = route.at(position + 1);
  int const before = route.at(position - 1).point;
  auto const& in = instance.ways.hop(before, old.point, old.way);
  auto const& out = instance.ways.hop(old.point, next.point, next.way);
  auto const& direct = instance.ways.hop(before, next.point, 0);
  int const walk_most = walk_left(instance, route, in.walk_m + out.walk_m);
  for (int const stay : {what.stay_usual, what.stay_min}) {
    Passage way;
    if (!passes(instance, route, {position - 1, position + 1, stop, old.slot, stay, walk_most},
                way))
      continue;
    auto const fare = way.fare - in.cost_minor - out.cost_minor;
    double const gain = instance.worth(stop, stay) + instance.price_kept(stop, route.day) -
                        instance.weights.travel * (way.travel - direct.minutes) -
                        instance.weights.idle * way.idle -
                        price(instance, way.fare - direct.cost_minor, way.walk_m - direct.walk_m);
    int const minutes = stay + way.travel - direct.minutes;
    return {gain, route.day, position, old.slot, stay, minutes, fare, way.way_in, way.way_out};
  }
  return {};
}

double gain_of(Instance const& instance, Route const& route, int position) {
  auto const& node = route.at(position);
  auto const& next = route.at(position + 1);
  int const before = route.at(position - 1).point;
  auto const& in = instance.ways.hop(before, node.point, node.way);
  auto const& out = instance.ways.hop(node.point, next.point, next.way);
  auto const& direct = instance.ways.hop(before, next.point, 0);
  int const travel = node.hop + next.hop - direct.minutes;
  int const idle = node.wait + next.wait;
  return instance.worth(node.point, node.stay) + instance.price_kept(node.point, route.day) -
         instance.weights.travel * travel - instance.weights.idle * idle -
         price(instance, in.cost_minor + out.cost_minor - direct.cost_minor,
               in.walk_m + out.walk_m - direct.walk_m);
}

}  // namespace planner::impl
