// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/beyond_search.hpp"

#include <algorithm>

namespace trips {
namespace {

using planner::Problem;

// Whether the day could be spent on this meal alone.
bool can_be_eaten(Problem const& problem, std::size_t day, planner::MealSlot const& slot,
                  int stop) {
  auto const& route = problem.days[day];
  auto const& table = problem.stops[static_cast<std::size_t>(stop)];
  if (!table.is_meal || day >= table.windows.size()) return false;
  int const there = route.from + problem.hop(route.start_point, stop).minutes;
  int const back = route.until - problem.hop(stop, route.end_point).minutes;
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

// Whether as many of the cheapest tables as there are meals cost more than a budget allows.
bool are_too_dear(Problem const& problem) {
  std::vector<std::int64_t> costs;
  for (auto const& stop : problem.stops)
    if (stop.is_meal) costs.push_back(stop.cost_minor);
  std::sort(costs.begin(), costs.end());
  std::size_t meals = 0;
  for (auto const& day : problem.days) meals += day.meals.size();
  std::int64_t least = 0;
  for (std::size_t i = 0; i < std::min(meals, costs.size()); ++i) least += costs[i];
  return std::any_of(problem.budgets.begin(), problem.budgets.end(), [&](auto const& budget) {
    return (budget.counts & planner::meal_bills) != 0 && least > budget.limit_minor;
  });
}

}  // namespace

bool is_beyond_search(Problem const& problem, planner::Solution const& solution) {
  if (!solution.missed_mandatory.empty() || !solution.missed_minimums.empty()) return false;
  if (solution.missed_meals.empty()) return false;
  return are_too_dear(problem) ||
         std::all_of(
             solution.missed_meals.begin(), solution.missed_meals.end(),
             [&](auto const& meal) { return has_no_table(problem, meal.first, meal.second); });
}

}  // namespace trips
