// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "planner/impl/passage.hpp"
#include "planner/impl/survey.hpp"

namespace planner::impl {

// Where a stop would go, and what that would do to the objective.
struct Fit {
  double gain = -std::numeric_limits<double>::infinity();
  int day = -1;
  int position = 0;
  int slot = -1;
  int stay = 0;
  int minutes = 0;        // of the day that it takes
  std::int64_t fare = 0;  // of the hops, more than now
  int way_in = 0;         // choices of Instance::ways
  int way_out = 0;
  bool exists() const { return day >= 0; }
};

// All days together: what is visited where, and what is used up.
struct State {
  explicit State(Instance const& instance);

  std::vector<Route> routes;
  std::vector<int> day_of;  // per stop, -1: not visited
  std::vector<int> trip_categories;
  Spent spent = {};
  std::vector<int> beds;    // per night
  double nights_worth = 0;  // what they add to the objective

  Route& route(int day) { return routes[static_cast<std::size_t>(day)]; }
  Route const& route(int day) const { return routes[static_cast<std::size_t>(day)]; }
  bool visits(int stop) const { return day_of[static_cast<std::size_t>(stop)] >= 0; }
  void copy_totals_from(State const& other);
};

double objective(Instance const& instance, State const& state);
// How many visits a category still lacks.
int lacking(Instance const& instance, State const& state, std::size_t category);

// Whether a day has as many sights as it may have.
inline bool is_full(Instance const& instance, Route const& route) {
  int const most = instance.day(route.day).visits_max;
  return most > 0 && route.sights >= most;
}
// Whether one more visit keeps the limits of this day (`instead_of`: a stop that would leave).
bool day_admits(Instance const& instance, Route const& route, int stop, int slot,
                int instead_of = -1);
// The same for the whole trip's limits; `fare` is the change in what the hops cost.
bool trip_admits(Instance const& instance, State const& state, int stop, std::int64_t fare,
                 int instead_of = -1);

// Whether the budgets allow so much more to be spent.
bool budgets_admit(Instance const& instance, State const& state, Spent const& change);
// How far one may walk on hops of a day that take the place of `now_m` on foot.
int walk_left(Instance const& instance, Route const& route, int now_m);

// Whether `stop` may be visited on `day` as far as its pairs are concerned; its place within the
// day is best_fit()'s care.
bool pairs_admit(Instance const& instance, State const& state, int stop, int day);
bool keeps_pairs(Instance const& instance, State const& state);

Fit fit_at(Instance const& instance, Route const& route, int stop, Spot const& spot);
// The best place of an absent stop in a day: at the usual stay, else at the shortest one.
// `is_frugal`: by the cheapest ways.
Fit best_fit(Instance const& instance, Route const& route, int stop, int slot,
             bool is_frugal = false);
// The stop in place of the one at `position`. Its gain is against that position left empty.
Fit fit_instead(Instance const& instance, Route const& route, int position, int stop);
// What the visit at `position` adds to the objective as things stand.
double gain_of(Instance const& instance, Route const& route, int position);

}  // namespace planner::impl
