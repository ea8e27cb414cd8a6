// SPDX-License-Identifier: Apache-2.0
// A second look at a finished journey that shares nothing with the search: the clock is walked
// through from the arrival to the departure.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "planner/impl/combinations.hpp"
#include "planner/journey.hpp"

namespace planner {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class JourneyCheck {
 public:
  JourneyCheck(JourneyProblem const& problem, Journey const& journey)
      : problem_(problem), journey_(journey) {}

  std::vector<std::string> faults() {
    for (int day = 0; day < static_cast<int>(journey_.days.size()); ++day) walk_through(day);
    check_wanted();
    check_limits();
    check_pairs();
    check_budgets();
    return std::move(faults_);
  }

 private:
  template <class... Args>
  void fault(fmt::format_string<Args...> text, Args&&... args) {
    faults_.push_back(fmt::format(text, std::forward<Args>(args)...));
  }
  bool is_last(int day) const { return day + 1 == static_cast<int>(journey_.days.size()); }
  int bed_point() const { return problem_.beds[at(journey_.bed)].point; }

  void walk_through(int day) {
    auto const bounds = impl::bounds_of(problem_, day, journey_.there, journey_.back);
    auto const& visits = journey_.days[at(day)];
    int here = day == 0 ? problem_.there[at(journey_.there)].point : bed_point();
    // A bed can be left early for a train, and is reached late after one.
    int clock = day == 0 || !is_last(day) ? bounds.from : std::min(bounds.from, bounds.until);
    for (std::size_t i = 0; i < visits.size(); ++i) {
      auto const& visit = visits[i];
      clock = arrival(day, i, here, visit.stop, clock);
      if (visit.start < clock) fault("day {}: stop {} begins too early", day, visit.stop);
      check_visit(day, visit);
      day_of_[visit.stop].emplace_back(day, visit.start);
      clock = visit.leave;
      here = visit.stop;
    }
    int const home = is_last(day) ? problem_.back[at(journey_.back)].point : bed_point();
    if (visits.empty()) {
      if (mode_of(day, 0) < 0 && here != home) fault("day {}: no way home", day);
    } else if (arrival(day, visits.size(), here, home, clock) > bounds.until) {
      fault("day {}: back too late", day);
    }
    check_meals(day, bounds);
  }

  // -1: none, or the journey does not say.
  int mode_of(int day, std::size_t hop) const {
    auto const& modes = journey_.modes[at(day)];
    return hop < modes.size() ? modes[hop] : -1;
  }

  int arrival(int day, std::size_t hop, int from, int to, int clock) {
    if (from == to) return clock;
    int const mode = mode_of(day, hop);
    if (mode < 0 || problem_.way(mode, from, to).minutes < 0) {
      fault("day {}: no way to point {}", day, to);
      return clock;
    }
    return clock + problem_.way(mode, from, to).minutes;
  }

  void check_visit(int day, Scheduled const& visit) {
    auto const& stop = problem_.stops[at(visit.stop)];
    bool const opens_that_day = day < static_cast<int>(stop.windows.size());
    bool const is_open =
        opens_that_day &&
        std::any_of(stop.windows[at(day)].begin(), stop.windows[at(day)].end(), [&](auto& w) {
          return visit.start >= w.from && visit.start <= w.last_start && visit.leave <= w.until;
        });
    if (!is_open) fault("day {}: stop {} is not open", day, visit.stop);
    if (visit.leave - visit.start < stop.stay_min) fault("stop {}: too short", visit.stop);
    if (stop.is_meal != (visit.meal_slot >= 0)) fault("stop {}: meal or not", visit.stop);
  }

  void check_meals(int day, impl::DayBounds const& bounds) {
    auto const& meals = problem_.days[at(day)].meals;
    std::vector<int> eaten(meals.size());
    for (auto const& visit : journey_.days[at(day)]) {
      if (visit.meal_slot < 0) continue;
      ++eaten[at(visit.meal_slot)];
      auto const& slot = meals[at(visit.meal_slot)];
      if (visit.start < slot.from || visit.start > slot.last_start)
        fault("day {}: meal {} at the wrong time", day, visit.meal_slot);
    }
    for (std::size_t slot = 0; slot < meals.size(); ++slot) {
      if (eaten[slot] > 1) fault("day {}: meal {} twice", day, slot);
      if (eaten[slot] == 0 && bounds.has_whole(meals[slot])) fault("day {}: no meal {}", day, slot);
    }
  }

  void check_wanted() {
    for (auto const& [stop, times] : day_of_)
      if (times.size() > 1) fault("stop {} twice", stop);
    for (int stop = 0; stop < static_cast<int>(problem_.stops.size()); ++stop)
      if (problem_.stops[at(stop)].is_mandatory && !day_of_.contains(stop))
        fault("stop {} is missing", stop);
  }

  void check_limits() {
    for (std::size_t category = 0; category < problem_.limits.size(); ++category) {
      auto const& limit = problem_.limits[category];
      std::map<int, int> per_day;
      int total = 0;
      for (auto const& [stop, times] : day_of_) {
        if ((problem_.stops[at(stop)].categories >> category & 1U) == 0) continue;
        ++per_day[times.front().first];
        ++total;
      }
      if (total < limit.at_least) fault("category {}: {} of {}", category, total, limit.at_least);
      if (limit.per_trip > 0 && total > limit.per_trip) fault("category {}: too many", category);
      for (auto const& [day, count] : per_day)
        if (limit.per_day > 0 && count > limit.per_day)
          fault("category {}: too many on day {}", category, day);
    }
  }

  void check_pairs() {
    for (auto const& pair : problem_.pairs) {
      auto const first = day_of_.find(pair.first);
      auto const second = day_of_.find(pair.second);
      if (first == day_of_.end() || second == day_of_.end()) continue;
      auto const a = first->second.front();
      auto const b = second->second.front();
      bool const holds = pair.relation == Relation::before     ? a < b
                         : pair.relation == Relation::same_day ? a.first == b.first
                                                               : a.first != b.first;
      if (!holds) fault("pair {} {}", pair.first, pair.second);
    }
  }

  void check_budgets() {
    for (auto const& budget : problem_.budgets) {
      std::int64_t spent = 0;
      for (unsigned kind = 1; kind < whole_journey; kind *= 2)
        if ((budget.counts & kind) != 0) spent += spent_on(problem_, journey_, kind);
      if (spent > budget.limit_minor) fault("budget: {} of {} spent", spent, budget.limit_minor);
    }
  }

  JourneyProblem const& problem_;
  Journey const& journey_;
  std::map<int, std::vector<std::pair<int, int>>> day_of_;  // stop → (day, start)
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults_of(JourneyProblem const& problem, Journey const& journey) {
  return JourneyCheck(problem, journey).faults();
}

}  // namespace planner
