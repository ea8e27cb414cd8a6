// SPDX-License-Identifier: Apache-2.0
// Team orienteering with time windows, meals and a budget: what the optimiser solves.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace planner {

// A visit may start in [from, last_start] and must be over by `until`. Minutes of the service day.
struct Window {
  int from = 0;
  int last_start = 0;
  int until = 0;
};

// A place that may be visited once. `windows[d]` are its windows on day d, ascending and disjoint;
// a day past the end of `windows` has none. Everything in minutes; give multiples of five (hops
// rounded up) and the timetable will read in multiples of five.
struct Stop {
  double score = 0;  // ≥ 0, worth of a visit of `stay_usual` minutes
  int stay_min = 0;
  int stay_usual = 0;
  int stay_max = 0;
  std::int64_t cost_minor = 0;  // for the whole party
  int category = -1;            // index into Problem::limits, -1: none
  bool is_meal = false;         // may only fill a meal slot
  bool is_mandatory = false;    // a mandatory meal stop is visited for a meal
  std::vector<std::vector<Window>> windows;
};

// A meal the day must contain, eaten at some is_meal stop, starting in [from, last_start].
struct MealSlot {
  int from = 0;
  int last_start = 0;
};

// One day is one route from a start point to an end point within [from, until]. A day that is not
// used still pays for its hop from start to end.
struct DayRoute {
  int start_point = 0;  // index into the travel matrix
  int end_point = 0;
  int from = 0;
  int until = 0;
  int walk_limit_m = 0;  // 0: none
  int visits_max = 0;    // sights, meals not counted; 0: none
  std::vector<MealSlot> meals;
};

struct CategoryLimit {
  int per_day = 0;  // 0: none
  int per_trip = 0;
};

struct Hop {
  int minutes = 0;
  int walk_m = 0;
  std::int64_t cost_minor = 0;  // for the whole party
};

// Points 0 … stops.size()-1 are the stops, further points are the days' ends.
// `hops` is row-major, point_count × point_count.
struct Problem {
  std::vector<Stop> stops;
  std::vector<DayRoute> days;
  std::vector<CategoryLimit> limits;
  int point_count = 0;
  std::vector<Hop> hops;
  std::optional<std::int64_t> budget_minor;  // tickets, meals and hops together
  Hop const& hop(int from, int to) const {
    return hops[static_cast<std::size_t>(from) * static_cast<std::size_t>(point_count) +
                static_cast<std::size_t>(to)];
  }
};

// How long to search. The same problem, seed and iterations give the same answer; `should_stop`
// is asked now and then and only ever shortens the search.
struct Effort {
  std::uint64_t seed = 1;
  int iterations = 2000;
  std::function<bool()> should_stop = {};
};

// The hop to a stop is made just before `start` (start - hop.minutes), waiting before it.
struct Scheduled {
  int stop = 0;
  int start = 0;
  int leave = 0;
  int meal_slot = -1;  // index into DayRoute::meals, -1: a sight
};

struct Solution {
  double score = 0;             // worth of the visits: the score, less when shorter than usual
  std::int64_t cost_minor = 0;  // visits and hops
  int travel_minutes = 0;
  int idle_minutes = 0;  // waiting between leaving in the morning and being back
  std::vector<std::vector<Scheduled>> days;
  std::vector<int> missed_mandatory;              // stops
  std::vector<std::pair<int, int>> missed_meals;  // day, slot
  bool is_complete() const { return missed_mandatory.empty() && missed_meals.empty(); }
};

// The best timetable found: every window, limit and budget is kept. Mandatory stops come first,
// then meals, then score less a little for travel and waiting. What does not fit is reported as
// missed. Stays are the usual ones, shorter (to stay_min) where that makes room, longer (to
// stay_max) only where there would be waiting. Bug: indices or sizes that contradict each other.
Solution optimise(Problem const& problem, Effort const& effort);

}  // namespace planner
