// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/instance.hpp"

#include <numeric>

#include "base/expects.hpp"

namespace planner::impl {

namespace {

constexpr double travel_units_per_sight = 150;
constexpr double idle_per_travel = 1.0 / 3;
constexpr double length_per_travel = 1.0 / 10;
constexpr double worth_of_shortest = 0.6;

template <class Key>
std::vector<int> sorted_by(std::vector<int> stops, Key key) {
  std::stable_sort(stops.begin(), stops.end(), [&](int a, int b) { return key(a) < key(b); });
  return stops;
}

// The part of a window in which a meal of this slot may begin.
Window within(Window window, MealSlot const& slot) {
  window.from = std::max(window.from, slot.from);
  window.last_start = std::min(window.last_start, slot.last_start);
  return window;
}

// Of the sights that are worth anything.
double median_score(Problem const& problem) {
  std::vector<double> scores;
  for (auto const& s : problem.stops)
    if (!s.is_meal && s.score > 0) scores.push_back(s.score);
  if (scores.empty()) return 1;
  auto const middle = scores.begin() + static_cast<std::ptrdiff_t>(scores.size() / 2);
  std::nth_element(scores.begin(), middle, scores.end());
  return *middle;
}

}  // namespace

Instance::Instance(Problem const& given)
    : problem(given),
      stops(static_cast<int>(given.stops.size())),
      days(static_cast<int>(given.days.size())),
      weights(given.weights ? *given.weights : ordinary_weights(given)) {
  check();
  minutes_.reserve(problem.hops.size());
  for (auto const& hop : problem.hops) minutes_.push_back(hop.minutes);
  for (auto const& day : problem.days) slots_ = std::max(slots_, day.meals.size());
  for (int s = 0; s < stops; ++s) {
    (stop(s).is_meal ? meals : sights).push_back(s);
    if (stop(s).is_mandatory) mandatory.push_back(s);
  }
  lay_out_windows();
  weigh();
  order_stops();
}

void Instance::check() const {
  auto const points = static_cast<std::size_t>(problem.point_count);
  EXPECTS(problem.point_count >= stops && problem.hops.size() == points * points);
  EXPECTS(problem.limits.size() <= 64);
  for (auto const& d : problem.days) {
    EXPECTS(d.start_point >= 0 && d.start_point < problem.point_count);
    EXPECTS(d.end_point >= 0 && d.end_point < problem.point_count);
    EXPECTS(d.meals.size() <= 32);
  }
  for (auto const& s : problem.stops) {
    EXPECTS(problem.limits.size() == 64 || s.categories >> problem.limits.size() == 0);
    EXPECTS(0 <= s.stay_min && s.stay_min <= s.stay_usual && s.stay_usual <= s.stay_max);
    EXPECTS(s.score >= 0);
  }
}

void Instance::lay_out_windows() {
  first_window_.push_back(0);
  for (auto const& s : problem.stops)
    for (std::size_t d = 0; d < problem.days.size(); ++d)
      for (std::size_t slot = 0; slot < slots_; ++slot) {
        auto const& slots = problem.days[d].meals;
        bool const is_used = s.is_meal ? slot < slots.size() : slot == 0;
        if (is_used && d < s.windows.size())
          for (auto window : s.windows[d]) {
            if (s.is_meal) window = within(window, slots[slot]);
            if (window.from <= std::min(window.last_start, window.until - s.stay_min))
              windows_.push_back(window);
          }
        first_window_.push_back(windows_.size());
      }
}

void Instance::weigh() {
  usual_score = median_score(problem);
  double best = usual_score;
  for (auto const& s : problem.stops) best = std::max(best, s.score);
  meal_weight = best * 100;
  mandatory_weight = meal_weight * 100;
}

void Instance::order_stops() {
  orders.push_back(sorted_by(sights, [&](int s) { return -stop(s).score; }));
  orders.push_back(
      sorted_by(sights, [&](int s) { return -stop(s).score / std::max(1, stop(s).stay_usual); }));
  orders.push_back(sorted_by(sights, [&](int s) {
    int open = 0;
    for (int d = 0; d < days; ++d) {
      auto const [first, last] = windows_of(s, d, -1);
      for (auto const* w = first; w != last; ++w) open += w->until - w->from;
    }
    return open;
  }));
  std::vector<int> all(static_cast<std::size_t>(stops));
  std::iota(all.begin(), all.end(), 0);
  for (int s = 0; s < stops; ++s)
    near.push_back(
        sorted_by(all, [&](int other) { return minutes(s, other) + minutes(other, s); }));
}

double Instance::cost_of_length(int d, int length) const {
  int const span = std::max(1, day(d).until - day(d).from);
  return weights.length * length * length / span;
}

double Instance::worth(int s, int stay) const {
  auto const& of = stop(s);
  if (stay >= of.stay_usual) return of.score;
  double const share = static_cast<double>(stay - of.stay_min) / (of.stay_usual - of.stay_min);
  return of.score * (worth_of_shortest + (1 - worth_of_shortest) * share);
}

int Instance::closing(int s, int d, int slot, int start) const {
  auto const [first, last] = windows_of(s, d, slot);
  for (auto const* w = first; w != last; ++w)
    if (w->from <= start && start <= w->last_start) return w->until;
  return start;
}

}  // namespace planner::impl

namespace planner {

Weights ordinary_weights(Problem const& problem) {
  double const travel = impl::median_score(problem) / impl::travel_units_per_sight;
  return {travel, travel * impl::idle_per_travel, travel * impl::length_per_travel};
}

}  // namespace planner
