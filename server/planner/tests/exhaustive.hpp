// SPDX-License-Identifier: Apache-2.0
// The best objective of a tiny problem by trying every sequence of visits on every day. For
// problems without meals and with fixed stays.
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
      std::vector<int> visits;
      for (auto const& visit : solution.days[d]) visits.push_back(visit.stop);
      value += value_of(d, visits, time(d, visits, problem_.days[d].from));
    }
    return value;
  }

 private:
  struct Timing {
    bool is_possible = false;
    int travel = 0;
    int idle = 0;
    int last_start = 0;
    int back = 0;
    std::int64_t cost = 0;
  };

  // Setting out at `from` and starting each visit as soon as possible.
  Timing time(std::size_t day, std::vector<int> const& visits, int from) const {
    auto const& route = problem_.days[day];
    Timing timing;
    int point = route.start_point;
    int now = from;
    for (int visit : visits) {
      auto const& stop = problem_.stops[static_cast<std::size_t>(visit)];
      auto const& hop = problem_.hop(point, visit);
      int const arrival = now + hop.minutes;
      int start = -1;
      for (auto const& w : stop.windows[day]) {
        int const earliest = std::max(arrival, w.from);
        if (start < 0 && earliest <= w.last_start && earliest + stop.stay_usual <= w.until)
          start = earliest;
      }
      if (start < 0) return {};
      timing.travel += hop.minutes;
      timing.idle += start - arrival;
      timing.cost += hop.cost_minor + stop.cost_minor;
      timing.last_start = start;
      now = start + stop.stay_usual;
      point = visit;
    }
    auto const& back = problem_.hop(point, route.end_point);
    timing.travel += back.minutes;
    timing.cost += back.cost_minor;
    timing.back = now + back.minutes;
    timing.is_possible = now + back.minutes <= route.until;
    return timing;
  }

  double value_of(std::size_t day, std::vector<int> const& visits, Timing const& timing) const {
    if (visits.empty()) return objective(0, timing.travel, 0);
    double score = 0;
    for (int v : visits) score += problem_.stops[static_cast<std::size_t>(v)].score;
    return objective(score, timing.travel, least_idle(day, visits, timing)) -
           cost_of_length(day, timing.back - problem_.days[day].from);
  }

  // The least waiting with the same time of the last visit.
  int least_idle(std::size_t day, std::vector<int> const& visits, Timing const& first) const {
    int least = first.idle;
    for (int from = problem_.days[day].from; from <= first.last_start; from += 5)
      if (auto const later = time(day, visits, from);
          later.is_possible && later.last_start == first.last_start)
        least = std::min(least, later.idle);
    return least;
  }

  void extend(std::size_t day, std::vector<int> const& visits, double value, std::int64_t cost) {
    if (day == problem_.days.size()) {
      if (!problem_.budgets.empty() && cost > problem_.budgets[0].limit_minor) return;
      best_ = std::max(best_, value);
      double score = 0;
      for (std::size_t s = 0; s < used_.size(); ++s)
        if (used_[s]) score += problem_.stops[s].score;
      best_score_ = std::max(best_score_, score);
      return;
    }
    if (auto const timing = time(day, visits, problem_.days[day].from); timing.is_possible) {
      extend(day + 1, {}, value + value_of(day, visits, timing), cost + timing.cost);
    }
    // What is impossible may become possible: a way round can be quicker than the direct one.
    int const most = problem_.days[day].visits_max;
    if (most > 0 && static_cast<int>(visits.size()) == most) return;
    for (std::size_t s = 0; s < problem_.stops.size(); ++s) add(day, visits, s, value, cost);
  }

  void add(std::size_t day, std::vector<int> visits, std::size_t s, double value,
           std::int64_t cost) {
    if (used_[s]) return;
    auto const categories = problem_.stops[s].categories;  // at most one
    auto const category = static_cast<std::size_t>(std::countr_zero(categories));
    int* count = categories == 0 ? nullptr : &per_trip_[category];
    if (count != nullptr) {
      auto const& limit = problem_.limits[category];
      if (limit.per_trip > 0 && *count == limit.per_trip) return;
      int today = 0;
      for (int v : visits)
        today += problem_.stops[static_cast<std::size_t>(v)].categories == categories ? 1 : 0;
      if (limit.per_day > 0 && today == limit.per_day) return;
      ++*count;
    }
    used_[s] = true;
    visits.push_back(static_cast<int>(s));
    extend(day, visits, value, cost);
    used_[s] = false;
    if (count != nullptr) --*count;
  }

  Problem const& problem_;
  double median_ = 0;
  double best_ = -std::numeric_limits<double>::infinity();
  double best_score_ = 0;
  std::vector<bool> used_;
  std::vector<int> per_trip_;
};

}  // namespace planner::testing
