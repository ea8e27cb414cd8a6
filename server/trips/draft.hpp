// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "planner/verify.hpp"
#include "trips/candidates.hpp"
#include "trips/ground.hpp"
#include "trips/left_out.hpp"
#include "trips/lodging.hpp"
#include "trips/rides.hpp"

namespace trips {

// One tier's plan before it is told to anybody.
struct Draft {
  Style style;
  std::vector<Stay> stays;        // in order; none on a day trip
  std::optional<RidePair> rides;  // where the wish says where it comes from
  planner::Needs needs;
  planner::Plan plan;
  planner::Certificate certificate;
  double score = 0;
  double score_bound = 0;  // no plan of these places scores more
  std::vector<LeftOut> left_out;
  std::vector<Warning> warnings;
};

// Where most nights are spent; nullptr on a day trip.
Lodging const* main_lodging(Draft const& draft);

// Why a tier could not be planned.
struct NoDraft {
  bool no_lodging = false;  // none meets the needs
  bool no_sights = false;
  bool too_dear = false;  // none fits the cap
  std::vector<places::Place const*> missed_must;
  bool missed_meals = false;
  std::vector<Words> failed_checks;  // their titles
};

struct DraftOrder {
  Style style;
  base::Money cap;                              // the plan's high end stays at or below
  int iterations = 250;                         // of the optimiser
  int longest = 1000;                           // where so few find no way
  std::optional<base::Money> nightly_cap = {};  // for a cheaper bed than the style would take
  places::Place const* other_bed_than = nullptr;
  std::vector<std::string> seen = {};  // places that count for less, being in another tier
};

struct DraftOutcome {
  std::optional<Draft> draft;  // holds: its certificate has no failed check
  NoDraft why_not;
};

// Plans one tier: finds the beds, lets the optimiser choose among them and fill the days, writes
// down minutes and prices, and has it verified. A place that fails a check is left out and the days
// filled anew; what still fails is never handed out. The same wishes, order and facts give the same
// plan.
DraftOutcome draft(Wishes const& wishes, Ground const& ground, DraftOrder const& order);

}  // namespace trips
