// SPDX-License-Identifier: Apache-2.0
// A second reading of problem.hpp, as plain as possible: what is wrong with a solution.
#pragma once
#include <map>
#include <set>
#include <string>

#include "planner/tests/choices_of_beds.hpp"

namespace planner::testing {

class Feasibility {
 public:
  Feasibility(Problem const& problem, Solution const& solution)
      : problem_(problem), solution_(solution) {
    if (solution.days.size() != problem.days.size()) {
      report("the number of days");
      return;
    }
    for (std::size_t d = 0; d < problem.days.size(); ++d) check_day(d);
    check_trip();
  }
  std::vector<std::string> const& faults() const { return faults_; }

 private:
  void report(std::string fault) { faults_.push_back(std::move(fault)); }
  Stop const& stop(int index) const { return problem_.stops.at(static_cast<std::size_t>(index)); }

  bool counts_as(int visit, int category) const {
    return (stop(visit).categories >> category & 1U) != 0;
  }
  std::int64_t counted_by(unsigned counts) const {
    std::int64_t sum = 0;
    for (auto [what, amount] : spent_)
      if ((counts & what) != 0) sum += amount;
    return sum;
  }

  void check_day(std::size_t d) {
    auto const& day = problem_.days[d];
    int point = end_of(day.start_night, day.start_point);
    int time = day.from;
    int walk_m = 0;
    int sights = 0;
    int energy = 0;
    std::map<int, int> categories;
    std::set<int> slots;
    for (auto const& visit : solution_.days[d]) {
      auto const& hop = problem_.hop(point, visit.stop, visit.mode);
      if (hop.minutes < 0) report("a hop in a mode that is not there");
      if (visit.start < problem_.arrival(point, visit.stop, visit.mode, time))
        report("a visit starts before one can be there");
      walk_m += hop.walk_m;
      energy += stop(visit.stop).energy;
      check_visit(d, visit);
      if (!seen_.insert(visit.stop).second) report("a stop twice");
      when_[visit.stop] = {d, visit.start};
      for (int c = 0; c < static_cast<int>(problem_.limits.size()); ++c)
        if (counts_as(visit.stop, c)) ++categories[c];
      if (visit.meal_slot < 0)
        ++sights;
      else if (!slots.insert(visit.meal_slot).second)
        report("a meal twice");
      spent_[hop_fares] += hop.cost_minor;
      spent_[stop(visit.stop).is_meal ? meal_bills : sight_tickets] += stop(visit.stop).cost_minor;
      point = visit.stop;
      time = visit.leave;
    }
    int const end = end_of(day.end_night, day.end_point);
    int const mode = solution_.last_modes.at(d);
    auto const& back = problem_.hop(point, end, mode);
    if (back.minutes < 0) report("a hop in a mode that is not there");
    spent_[hop_fares] += back.cost_minor;
    if (solution_.days[d].empty()) return;  // an unused day still has its way from start to end
    if (problem_.arrival(point, end, mode, time) > day.until) report("back too late");
    if (day.walk_limit_m > 0 && walk_m + back.walk_m > day.walk_limit_m) report("too much walking");
    if (day.energy_max > 0 && energy > day.energy_max) report("too tiring a day");
    if (day.visits_max > 0 && sights > day.visits_max) report("too many sights");
    for (auto [category, count] : categories) {
      auto const& limit = problem_.limits.at(static_cast<std::size_t>(category));
      if (limit.per_day > 0 && count > limit.per_day) report("too many of a kind in a day");
      trip_categories_[category] += count;
    }
    for (int slot = 0; slot < static_cast<int>(day.meals.size()); ++slot)
      if (!slots.contains(slot)) missed_meals_.emplace_back(static_cast<int>(d), slot);
  }

  void check_visit(std::size_t d, Scheduled const& visit) {
    auto const& what = stop(visit.stop);
    int const stay = visit.leave - visit.start;
    if (stay < what.stay_min || stay > what.stay_max) report("the length of a stay");
    if (what.is_meal != (visit.meal_slot >= 0)) report("a meal at a sight or a sight for a meal");
    bool is_open = false;
    for (auto const& w : what.windows.at(d))
      is_open |= w.from <= visit.start && visit.start <= w.last_start && visit.leave <= w.until;
    if (!is_open) report("a visit outside its windows");
    if (visit.meal_slot < 0) return;
    auto const& slot = problem_.days[d].meals.at(static_cast<std::size_t>(visit.meal_slot));
    if (visit.start < slot.from || visit.start > slot.last_start) report("a meal at another time");
  }

  void check_trip() {
    for (auto [category, count] : trip_categories_) {
      int const limit = problem_.limits.at(static_cast<std::size_t>(category)).per_trip;
      if (limit > 0 && count > limit) report("too many of a kind in the trip");
    }
    check_nights();
    if (counted_by(everything) != solution_.cost_minor) report("the cost");
    std::int64_t least = 0;  // the days' own hops must be paid whatever is visited
    for (auto const& day : problem_.days) least += least_fare(day);
    for (auto const& budget : problem_.budgets)
      if (counted_by(budget.counts) >
          std::max(((budget.counts & hop_fares) != 0 ? least : 0) + least_for_nights(budget),
                   budget.limit_minor))
        report("over the budget");
    for (std::size_t d = 0; d < problem_.days.size(); ++d)
      if (solution_.days[d].empty())
        for (int slot = 0; slot < static_cast<int>(problem_.days[d].meals.size()); ++slot)
          missed_meals_.emplace_back(static_cast<int>(d), slot);
    auto const claimed = std::set(solution_.missed_meals.begin(), solution_.missed_meals.end());
    if (claimed != std::set(missed_meals_.begin(), missed_meals_.end())) report("missed meals");
    std::vector<int> missed;
    for (int s = 0; s < static_cast<int>(problem_.stops.size()); ++s)
      if (stop(s).is_mandatory && !seen_.contains(s)) missed.push_back(s);
    if (missed != solution_.missed_mandatory) report("missed mandatory stops");
    check_minimums();
    for (auto const& pair : problem_.pairs) check_pair(pair);
    if (solution_.score > solution_.score_bound + 1e-6) report("a score beyond its bound");
  }

  // Of the ways from a day's start to its end, by those in time if there are any.
  std::int64_t least_fare(DayRoute const& day) const {
    std::map<std::pair<int, std::int64_t>, std::int64_t> fares;
    int const start = end_of(day.start_night, day.start_point);
    int const end = end_of(day.end_night, day.end_point);
    for (int mode = 0; mode < problem_.modes(); ++mode) {
      auto const& hop = problem_.hop(start, end, mode);
      int const back = problem_.arrival(start, end, mode, day.from);
      if (hop.minutes < 0) continue;
      fares[back <= day.until ? std::pair(0, hop.cost_minor) : std::pair(back, std::int64_t{0})] =
          hop.cost_minor;
    }
    return fares.begin()->second;
  }

  int end_of(int night, int point) const {
    if (night < 0) return point;
    auto const bed = solution_.beds.at(static_cast<std::size_t>(night));
    return problem_.beds.at(static_cast<std::size_t>(bed)).point;
  }

  // What is spent on beds even if it is too much: the cheapest choice that can be had.
  std::int64_t least_for_nights(Budget const& budget) const {
    if ((budget.counts & bed_nights) == 0 || solution_.beds.empty()) return 0;
    std::int64_t least = -1;
    each_choice_of_beds(problem_, solution_.beds.size(), [&](std::vector<int> const& beds) {
      std::int64_t sum = 0;
      for (int const bed : beds) sum += problem_.beds[static_cast<std::size_t>(bed)].night_minor;
      if (least < 0 || sum < least) least = sum;
    });
    return least;
  }

  void check_nights() {
    std::size_t nights = 0;
    for (auto const& day : problem_.days)
      nights = std::max(
          nights, static_cast<std::size_t>(std::max({0, day.start_night + 1, day.end_night + 1})));
    if (nights != solution_.beds.size()) return report("the number of nights");
    for (int const bed : solution_.beds)
      spent_[bed_nights] += problem_.beds.at(static_cast<std::size_t>(bed)).night_minor;
    if (!keeps_terms(problem_, solution_.beds)) report("a bed against its terms");
  }

  void check_minimums() {
    std::vector<std::pair<int, int>> lacking;
    for (int c = 0; c < static_cast<int>(problem_.limits.size()); ++c) {
      int const least = problem_.limits[static_cast<std::size_t>(c)].at_least;
      if (trip_categories_[c] < least) lacking.emplace_back(c, least - trip_categories_[c]);
    }
    if (lacking != solution_.missed_minimums) report("missed minimums");
  }

  void check_pair(Pair const& pair) {
    auto const first = when_.find(pair.first);
    auto const second = when_.find(pair.second);
    if (first == when_.end() || second == when_.end()) return;
    bool const is_same_day = first->second.first == second->second.first;
    if (pair.relation == Relation::same_day && !is_same_day) report("a pair on different days");
    if (pair.relation == Relation::different_days && is_same_day) report("a pair on one day");
    if (pair.relation == Relation::before && !(first->second < second->second))
      report("a pair in the wrong order");
  }

  Problem const& problem_;
  Solution const& solution_;
  std::set<int> seen_;
  std::map<int, std::pair<std::size_t, int>> when_;  // per stop, its day and start
  std::map<int, int> trip_categories_;
  std::vector<std::pair<int, int>> missed_meals_;
  std::map<unsigned, std::int64_t> spent_;  // by Spending
  std::vector<std::string> faults_;
};

inline std::string faults_of(Problem const& problem, Solution const& solution) {
  std::string all;
  Feasibility const checked(problem, solution);
  for (auto const& fault : checked.faults()) all += fault + "; ";
  return all;
}

}  // namespace planner::testing
