// SPDX-License-Identifier: Apache-2.0
// The best objective of a tiny problem by trying every sequence of visits on every day, by every
// mode. For problems without meals and with fixed stays.
#pragma once
#include <algorithm>
#include <bit>
#include <limits>

#include "planner/problem.hpp"

namespace planner::testing {

class Exhaustive {
 public:
  explicit Exhaustive(Problem const& problem) : problem_(problem) {
    std::vector<double> scores;
    for (auto const& stop : problem.stops) scores.push_back(stop.score);
    std::sort(scores.begin(), scores.end());
    median_ = scores[scores.size() / 2];
    if (problem.weights) paid_ = *problem.weights;
    used_.resize(problem.stops.size());
    per_trip_.resize(problem.limits.size());
    extend(0, {}, 0, 0);
  }
  double best() const { return best_; }
  double best_score() const { return best_score_; }

  // As README.md states it: an ordinary sight for 150 minutes on the way or 450 of waiting.
  double objective(double score, int travel, int idle) const {
    return score - median_ / 150 * travel - median_ / 450 * idle;
  }
  double cost_of_length(std::size_t day, int length) const {
    auto const& route = problem_.days[day];
    return median_ / 1500 * length * length / (route.until - route.from);
  }
  // The objective of a solution of the optimiser.
  double value_of(Solution const& solution) const {
    double value = 0;
    for (std::size_t d = 0; d < solution.days.size(); ++d) {
      Visits visits;
      for (auto const& visit : solution.days[d]) visits.push_back({visit.stop, visit.mode});
      value += value_of(d, visits, time(d, visits, solution.last_modes[d]));
    }
    return value;
  }

 private:
  struct Visit {
    int stop = 0;
    int mode = 0;  // of the hop to it
  };
  using Visits = std::vector<Visit>;
  struct Timing {
    bool is_possible = false;
    int travel = 0;
    int walk_m = 0;
    std::int64_t fares = 0;
    std::vector<int> starts;
    int back = 0;
    std::int64_t cost = 0;
  };

  // Starting each visit as soon as possible, by `back` to the day's end.
  Timing time(std::size_t day, Visits const& visits, int back) const {
    auto const& route = problem_.days[day];
    Timing timing;
    int point = route.start_point;
    int now = route.from;
    auto const go = [&](int to, int mode) {
      auto const& hop = problem_.hop(point, to, mode);
      int const arrival = problem_.arrival(point, to, mode, now);
      timing.travel += arrival - now;
      timing.walk_m += hop.walk_m;
      timing.fares += hop.cost_minor;
      point = to;
      now = arrival;
      return hop.minutes >= 0;
    };
    for (auto const visit : visits) {
      if (!go(visit.stop, visit.mode)) return {};
      int const start = opening(day, visit.stop, now);
      if (start < 0) return {};
      timing.starts.push_back(start);
      timing.cost += stop(visit.stop).cost_minor;
      now = start + stop(visit.stop).stay_usual;
    }
    if (!go(route.end_point, back)) return {};
    timing.cost += timing.fares;
    timing.back = now;
    bool const is_far = route.walk_limit_m > 0 && timing.walk_m > route.walk_limit_m;
    timing.is_possible = now <= route.until && !(is_far && !visits.empty());
    return timing;
  }

  Stop const& stop(int index) const { return problem_.stops[static_cast<std::size_t>(index)]; }

  // When a visit may begin that is not to begin before `at`; -1: never again that day.
  int opening(std::size_t day, int visit, int at) const {
    for (auto const& w : stop(visit).windows[day]) {
      int const start = std::max(at, w.from);
      if (start <= w.last_start && start + stop(visit).stay_usual <= w.until) return start;
    }
    return -1;
  }

  double value_of(std::size_t day, Visits const& visits, Timing const& timing) const {
    double const paid =
        paid_.fares * static_cast<double>(timing.fares) + paid_.walk * timing.walk_m;
    if (visits.empty()) return objective(0, timing.travel, 0) - paid;
    double score = 0;
    for (auto const visit : visits) score += stop(visit.stop).score;
    return objective(score, timing.travel, least_idle(day, visits, timing)) - paid -
           cost_of_length(day, timing.back - problem_.days[day].from);
  }

  // The waiting that is left when all before the last visit is done as late as possible, found by
  // trying one time after the other.
  int least_idle(std::size_t day, Visits const& visits, Timing const& soonest) const {
    int idle = 0;
    int next = soonest.starts.back();
    for (std::size_t i = visits.size() - 1; i-- > 0;) {
      auto const& to = visits[i + 1];
      int const stay = stop(visits[i].stop).stay_usual;
      auto const arrival = [&](int start) {
        return problem_.arrival(visits[i].stop, to.stop, to.mode, start + stay);
      };
      int start = next;
      while (arrival(start) > next || opening(day, visits[i].stop, start) != start) --start;
      idle += next - arrival(start);
      next = start;
    }
    return idle;
  }

  void extend(std::size_t day, Visits const& visits, double value, std::int64_t cost) {
    if (day == problem_.days.size()) {
      if (!problem_.budgets.empty() && cost > problem_.budgets[0].limit_minor) return;
      best_ = std::max(best_, value);
      double score = 0;
      for (std::size_t s = 0; s < used_.size(); ++s)
        if (used_[s]) score += problem_.stops[s].score;
      best_score_ = std::max(best_score_, score);
      return;
    }
    for (int back = 0; back < problem_.modes(); ++back)
      if (auto const timing = time(day, visits, back); timing.is_possible)
        extend(day + 1, {}, value + value_of(day, visits, timing), cost + timing.cost);
    // What is impossible may become possible: a way round can be quicker than the direct one.
    int const most = problem_.days[day].visits_max;
    if (most > 0 && static_cast<int>(visits.size()) == most) return;
    for (std::size_t s = 0; s < problem_.stops.size(); ++s)
      for (int mode = 0; mode < problem_.modes(); ++mode) add(day, visits, s, mode, value, cost);
  }

  bool is_too_tiring(std::size_t day, Visits const& visits, std::size_t more) const {
    int energy = stop(static_cast<int>(more)).energy;
    for (auto const visit : visits) energy += stop(visit.stop).energy;
    return problem_.days[day].energy_max > 0 && energy > problem_.days[day].energy_max;
  }

  void add(std::size_t day, Visits visits, std::size_t s, int mode, double value,
           std::int64_t cost) {
    if (used_[s] || is_too_tiring(day, visits, s)) return;
    auto const categories = problem_.stops[s].categories;  // at most one
    auto const category = static_cast<std::size_t>(std::countr_zero(categories));
    int* count = categories == 0 ? nullptr : &per_trip_[category];
    if (count != nullptr) {
      auto const& limit = problem_.limits[category];
      if (limit.per_trip > 0 && *count == limit.per_trip) return;
      int today = 0;
      for (auto const visit : visits) today += stop(visit.stop).categories == categories ? 1 : 0;
      if (limit.per_day > 0 && today == limit.per_day) return;
      ++*count;
    }
    used_[s] = true;
    visits.push_back({static_cast<int>(s), mode});
    extend(day, visits, value, cost);
    used_[s] = false;
    if (count != nullptr) --*count;
  }

  Problem const& problem_;
  double median_ = 0;
  Weights paid_;  // of fares and walking; the rest is as README.md states it
  double best_ = -std::numeric_limits<double>::infinity();
  double best_score_ = 0;
  std::vector<bool> used_;
  std::vector<int> per_trip_;
};

}  // namespace planner::testing
