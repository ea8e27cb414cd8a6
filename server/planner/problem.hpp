// SPDX-License-Identifier: Apache-2.0
// Team orienteering with time windows, meals, budgets and limits: what the optimiser solves.
// The unit of time is the caller's: minutes in the product, finer ones in published instances.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "planner/time_of_day.hpp"

namespace planner {

// A visit may start in [from, last_start] and must be over by `until`, counted from midnight.
struct Window {
  int from = 0;
  int last_start = 0;
  int until = 0;
};

// A place that may be visited once. `windows[d]` are its windows on day d, ascending and disjoint;
// a day past the end of `windows` has none, and is so forbidden. Give multiples of
// Problem::stay_step (hops rounded up) and the timetable will read in such multiples.
struct Stop {
  double score = 0;  // ≥ 0, worth of a visit of the usual length
  int stay_min = 0;
  int stay_usual = 0;
  int stay_max = 0;
  std::int64_t cost_minor = 0;   // for the whole party
  std::uint64_t categories = 0;  // bit c: counts towards Problem::limits[c]
  bool is_meal = false;          // may only fill a meal slot
  bool is_mandatory = false;     // a mandatory meal stop is visited for a meal
  std::vector<std::vector<Window>> windows;
  int energy = 0;  // what a visit takes of the day's, ≥ 0
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
  int energy_max = 0;  // of all visits together; 0: none
  // The day starts or ends at the bed of this night instead; -1: at its point. Night n is spent
  // before day n + 1, so both are `d - 1` or `d` on day d.
  int start_night = -1;
  int end_night = -1;
};

// A place to sleep, where that is for the search to choose. As everywhere, costs are the party's.
struct Bed {
  int point = 0;
  std::int64_t night_minor = 0;
  double worth = 0;            // what a night there adds to the objective; may be negative
  int nights_least = 1;        // in a row
  int nights_most = 0;         // in a row; 0: any number
  std::uint32_t nights = ~0U;  // bit n: it can be had on night n
};

// How many visits of one category there may and should be. A minimum comes before the score, like
// a mandatory stop; what is lacking is reported.
struct CategoryLimit {
  int per_day = 0;  // at most; 0: any number
  int per_trip = 0;
  int at_least = 0;  // in the whole trip
};

// What a budget counts; the bits may be combined.
enum Spending : unsigned {
  sight_tickets = 1,
  meal_bills = 2,
  hop_fares = 4,
  bed_nights = 8,
  everything = sight_tickets | meal_bills | hop_fares | bed_nights
};

// What the days' own hops cost is spent whatever the limit, if no visit makes it less; so is what
// the cheapest beds cost.
struct Budget {
  std::int64_t limit_minor = 0;
  unsigned counts = everything;
};

// What must hold of two stops if both are visited.
enum class Relation { same_day, different_days, before };
struct Pair {
  int first = 0;
  int second = 0;
  Relation relation = Relation::before;
};

// What a unit of time takes from the objective. The length of a day counts with its square: one of
// length L and span S loses length · L²/S, so work is spread over the days and begun early.
struct Weights {
  double travel = 0;
  double idle = 0;  // waiting that a later start of the day cannot avoid
  double length = 0;
  double fares = 0;  // a minor unit of what hops cost
  double walk = 0;   // a metre on foot
};

struct Hop {
  int minutes = 0;  // in the problem's unit of time; -1: there is no such way
  int walk_m = 0;
  std::int64_t cost_minor = 0;  // for the whole party
};

// Points 0 … stops.size()-1 are the stops, further points are the days' ends and the beds.
// `hops` is row-major, point_count × point_count: the ways in mode 0. Where there are other modes,
// each hop is made in the one that takes least from the objective, unless time, a budget or a
// walking limit asks for another. A way between each two points there must be, in mode 0 or others.
struct Problem {
  std::vector<Stop> stops;
  std::vector<DayRoute> days;
  std::vector<CategoryLimit> limits;
  int point_count = 0;
  std::vector<Hop> hops;
  std::vector<std::vector<Hop>> other_modes;  // those in mode 1, 2, …, laid out alike
  // Per mode; none, or past the end: its ways always take alike.
  std::vector<std::shared_ptr<TimeOfDay const>> traffic;
  std::vector<Budget> budgets;
  std::vector<Pair> pairs;
  std::optional<Weights> weights;  // none: those of ordinary_weights()
  int stay_step = 5;               // stays are lengthened by this
  std::vector<Bed> beds;           // for the nights that days name
  double price_of_move = 0;        // what packing up and moving to another bed takes away
  int modes() const { return 1 + static_cast<int>(other_modes.size()); }
  Hop const& hop(int from, int to, int mode = 0) const {
    auto const& table = mode == 0 ? hops : other_modes[static_cast<std::size_t>(mode - 1)];
    return table[static_cast<std::size_t>(from) * static_cast<std::size_t>(point_count) +
                 static_cast<std::size_t>(to)];
  }
  // The least time, walking and fare of any mode, which need not be the same one.
  Hop least_hop(int from, int to) const;
  // When one is there, or must leave at the latest.
  int arrival(int from, int to, int mode, int leave) const;
  int departure(int from, int to, int mode, int by) const;
};

// For people: an ordinary sight (the median score) is worth 150 units of time on the way, and
// 450 of waiting. Fares and walking take nothing.
Weights ordinary_weights(Problem const& problem);

// How a visit of an earlier plan binds: not at all, to its day, or to its very time.
enum class Pin { none, day, time };
struct EarlierVisit {
  int stop = 0;
  int meal_slot = -1;
  Pin pin = Pin::none;
  int start = 0;  // both only for Pin::time
  int leave = 0;
};

// Where a night was spent; a pinned one stays there.
struct EarlierNight {
  int bed = 0;
  bool is_pinned = false;
};

// The plan that is to be changed. Every earlier visit that is gone, or is on another day, and every
// night in another bed takes `price_of_change` from the objective. What the earlier plan has that
// no longer fits is left out.
struct Earlier {
  std::vector<std::vector<EarlierVisit>> days;
  double price_of_change = 0;
  std::vector<EarlierNight> nights;  // none: nothing is said of the beds
};

// How long to search: a number of iterations, or, if `elapsed_share` is given, until it says 1 (the
// share of the time allowed that is used up, by whatever clock). The same problem, seed and
// iterations give the same answer; `should_stop` is asked now and then and only ever shortens the
// search.
struct Effort {
  std::uint64_t seed = 1;
  int iterations = 2000;
  std::function<bool()> should_stop = {};
  std::function<double()> elapsed_share = {};
  Earlier const* earlier = nullptr;
};

// The hop to a stop is made just before `start` (Problem::departure), waiting before it.
struct Scheduled {
  int stop = 0;
  int start = 0;
  int leave = 0;
  int meal_slot = -1;  // index into DayRoute::meals, -1: a sight
  int mode = 0;        // of the hop to it
};

struct Solution {
  double score = 0;             // worth of the visits: the score, less when shorter than usual
  double score_bound = 0;       // no plan has a higher score (a relaxation, so not always near)
  double objective = 0;         // score and nights less what weights, moves and changes take
  std::int64_t cost_minor = 0;  // visits, hops and nights
  int travel_minutes = 0;
  int idle_minutes = 0;  // waiting between leaving in the morning and being back
  std::vector<std::vector<Scheduled>> days;
  std::vector<int> last_modes;                       // per day, of the hop to its end
  std::vector<int> beds;                             // per night, an index into Problem::beds
  std::vector<int> missed_mandatory;                 // stops
  std::vector<std::pair<int, int>> missed_meals;     // day, slot
  std::vector<std::pair<int, int>> missed_minimums;  // category, how many are lacking
  int changes = 0;  // earlier visits that are gone or on another day, nights in another bed
  bool is_complete() const {
    return missed_mandatory.empty() && missed_meals.empty() && missed_minimums.empty();
  }
};

// The best timetable found: every window, limit, pair and budget is kept. Mandatory stops and
// minimums come first, then meals, then score less what the weights take. What does not fit is
// reported as missed. Stays are the usual ones, shorter (to stay_min) where that makes room, longer
// (to stay_max) only where there would be waiting. Bug: indices or sizes that contradict each
// other, or nights for which no beds can be had.
Solution optimise(Problem const& problem, Effort const& effort);

}  // namespace planner
