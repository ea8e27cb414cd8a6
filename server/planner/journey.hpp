// SPDX-License-Identifier: Apache-2.0
// A whole journey: the ride there and the ride back out of a timetable, a bed for the nights, the
// mode of every hop, and what is seen and eaten between, all chosen together.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "planner/problem.hpp"

namespace planner {

// One row of the timetable, at the end where the party stays. Minutes from the midnight that
// begins the first day (there) or the last day (back).
struct Connection {
  int point = 0;                // the station, an index into the ways
  int at = 0;                   // there: free to set out; back: to be at the station by
  std::int64_t cost_minor = 0;  // for the whole party
  double drawback = 0;  // what else takes from the worth, such as leaving in the small hours
};

// How to get from one point to another by one mode.
struct Way {
  int minutes = -1;  // -1: not by this mode
  int walk_m = 0;
  std::int64_t cost_minor = 0;  // for the whole party
};

// A meal with the time for it in full belongs to the day; with part of it, it is eaten if it fits.
struct DayFrame {
  int from = 0;   // leaving the bed, breakfast there included before
  int until = 0;  // back at the bed
  int visits_max = 0;
  std::vector<MealSlot> meals;
};

// What a budget of the whole journey counts, besides the bits of Spending.
enum JourneySpending : unsigned { ride_fares = 16, whole_journey = everything | ride_fares };

// Points 0 … stops.size()-1 are the stops, then the stations and the beds.
struct JourneyProblem {
  std::vector<Stop> stops;
  std::vector<CategoryLimit> limits;
  std::vector<Pair> pairs;
  std::vector<DayFrame> days;
  std::vector<Budget> budgets;  // `counts` may carry the bits of JourneySpending
  int point_count = 0;
  std::vector<std::vector<Way>> ways;  // per mode, row-major, point_count × point_count
  std::vector<Connection> there;
  std::vector<Connection> back;
  std::vector<Bed> beds;       // each for all nights; none for a day trip
  double score_per_minor = 0;  // what a minor unit takes from the worth of a journey
  Way const& way(int mode, int from, int to) const {
    return ways[static_cast<std::size_t>(mode)]
               [static_cast<std::size_t>(from) * static_cast<std::size_t>(point_count) +
                static_cast<std::size_t>(to)];
  }
};

struct JourneyEffort {
  int combinations = 8;  // of rides and bed that are tried
  int iterations = 400;  // of the optimiser for each of them
  int polish = 2000;     // for the best one at the end
  std::uint64_t seed = 1;
  std::function<bool()> should_stop = {};
};

// Indices into the problem; `bed` is -1 on a day trip. `modes[d]` are those of the hops of day d:
// one to each visit and one to the end of the day. A Scheduled's meal_slot is an index into
// DayFrame::meals.
struct Journey {
  int there = -1;
  int back = -1;
  int bed = -1;
  std::vector<std::vector<Scheduled>> days;
  std::vector<std::vector<int>> modes;
  double worth = 0;
  std::int64_t cost_minor = 0;
  std::vector<std::string> faults;  // what a look at the finished journey finds wrong with it
  bool exists() const { return there >= 0; }
};

// The best journey found. If none keeps everything, the one with the fewest faults, of which a
// mandatory stop that is missing counts as two; none at all only if there are no rides that fit
// each other or, for several days, no beds. The same problem and effort give the same journey
// unless `should_stop` cuts it short.
Journey plan_journey(JourneyProblem const& problem, JourneyEffort const& effort);

// What is wrong with a finished journey, each fault in a few words: visits at impossible times or
// twice, hops that do not fit, mandatory stops, minimums and whole meals that are missing, limits,
// pairs and budgets that are broken. Looks at nothing but the problem and the journey's choices.
std::vector<std::string> faults_of(JourneyProblem const& problem, Journey const& journey);

// What one kind of spending comes to. `kind`: a single bit of Spending or JourneySpending.
std::int64_t spent_on(JourneyProblem const& problem, Journey const& journey, unsigned kind);

}  // namespace planner
