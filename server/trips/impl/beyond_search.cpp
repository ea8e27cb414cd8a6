// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/beyond_search.hpp"

#include <algorithm>
#include <limits>

namespace trips {
namespace {

using planner::Problem;

// Of the ways from or to any bed the night may be spent in; without a night (-1), the day's own.
template <class Hops>
int least_minutes(Problem const& problem, int night, Hops hop_of_bed) {
  if (night < 0) return hop_of_bed(-1).minutes;
  int least = std::numeric_limits<int>::max();
  for (auto const& bed : problem.beds) least = std::min(least, hop_of_bed(bed.point).minutes);
  return least;
}

// Whether the day could be spent on this meal alone.
bool can_be_eaten(Problem const& problem, std::size_t day, planner::MealSlot const& slot,
                  int stop) {
  auto const& route = problem.days[day];
  auto const& table = problem.stops[static_cast<std::size_t>(stop)];
  if (!table.is_meal || day >= table.windows.size()) return false;
  int const there = route.from + least_minutes(problem, route.start_night, [&](int bed) {
                      return problem.least_hop(bed < 0 ? route.start_point : bed, stop);
                    });
  int const back = route.until - least_minutes(problem, route.end_night, [&](int bed) {
                     return problem.least_hop(stop, bed < 0 ? route.end_point : bed);
                   });
  return std::any_of(table.windows[day].begin(), table.windows[day].end(), [&](auto const& open) {
    int const start = std::max({open.from, slot.from, there});
    return start <= std::min(open.last_start, slot.last_start) &&
           start + table.stay_min <= std::min(open.until, back);
  });
}

bool has_no_table(Problem const& problem, int day, int slot) {
  auto const d = static_cast<std::size_t>(day);
  auto const& meal = problem.days[d].meals[static_cast<std::size_t>(slot)];
  for (int stop = 0; stop < static_cast<int>(problem.stops.size()); ++stop)
    if (can_be_eaten(problem, d, meal, stop)) return false;
  return true;
}

// Whether as many of the cheapest tables as there are meals cost more than a budget allows, besides
// the cheapest bed for every night.
bool are_too_dear(Problem const& problem, std::size_t nights) {
  std::vector<std::int64_t> costs;
  for (auto const& stop : problem.stops)
    if (stop.is_meal) costs.push_back(stop.cost_minor);
  std::sort(costs.begin(), costs.end());
  std::size_t meals = 0;
  for (auto const& day : problem.days) meals += day.meals.size();
  std::int64_t least = 0;
  for (std::size_t i = 0; i < std::min(meals, costs.size()); ++i) least += costs[i];
  auto const cheapest =
      std::min_element(problem.beds.begin(), problem.beds.end(),
                       [](auto const& a, auto const& b) { return a.night_minor < b.night_minor; });
  auto const night = cheapest == problem.beds.end() ? 0 : cheapest->night_minor;
  return std::any_of(problem.budgets.begin(), problem.budgets.end(), [&](auto const& budget) {
    bool const counts_nights = (budget.counts & planner::bed_nights) != 0;
    auto const beds = counts_nights ? night * static_cast<std::int64_t>(nights) : 0;
    return (budget.counts & planner::meal_bills) != 0 && least + beds > budget.limit_minor;
  });
}

}  // namespace

bool is_beyond_search(Problem const& problem, planner::Solution const& solution) {
  if (!solution.missed_mandatory.empty() || !solution.missed_minimums.empty()) return false;
  if (solution.missed_meals.empty()) return false;
  return are_too_dear(problem, solution.beds.size()) ||
         std::all_of(
             solution.missed_meals.begin(), solution.missed_meals.end(),
             [&](auto const& meal) { return has_no_table(problem, meal.first, meal.second); });
}

}  // namespace trips
