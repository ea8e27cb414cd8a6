// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <vector>

#include "planner/plan.hpp"

namespace planner {

// `unknown`: a fact is missing, so nobody can say. In the order of how bad they are.
enum class Verdict { holds, unknown, violated };

// What a finding is about. Not part of the document that travellers read: for programs that show a
// finding where it belongs.
struct Subject {
  std::optional<Day> date;   // none: the whole plan
  std::string place;         // of a visit or a night on that day; empty: the whole day
  bool is_violated = false;  // else unknown
};

// One rule, checked on the finished plan. The texts are read by travellers.
struct Check {
  std::string id;  // "open_on_date"
  Words title;     // 到达时开门 / Open when you arrive
  Verdict verdict = Verdict::holds;
  Words evidence;                 // what was looked at and found, with numbers
  std::vector<Words> findings;    // one per item that is violated or unknown
  std::vector<Subject> subjects;  // one per finding
  std::vector<Source> sources;    // of the facts it rests on, the most used first, oldest day each
};

// A document that outlives this program: api/certificate.schema.json describes it.
struct Certificate {
  int version = 1;
  Verdict verdict = Verdict::holds;  // the worst of the checks
  std::vector<Check> checks;
  bool may_be_shown() const { return verdict != Verdict::violated; }
};

// Re-checks every hard rule from the facts alone; shares nothing with the optimiser but plan.hpp.
// Any plan may be handed in, however damaged: what cannot be looked up fails place_exists, and
// what rests on it is unknown. Unknown facts make `unknown`, or `violated` where the
// traveller asked for a yes.
Certificate verify(Plan const& plan, Needs const& needs, World const& world);

// Checks of the offer as a whole. `plans` stand dearest first: each is dearer than the next (by
// its high and its low end) and really different: another lodging, or at least 30 % other
// meals and visits.
Certificate verify_tiers(std::span<Plan const> plans);

// What a plan was changed for, and what the traveller was told and agreed to.
struct Revision {
  std::vector<Day> affected;             // days that may be planned anew
  std::vector<std::string> consented;    // pinned or paid places that may move or go
  std::optional<PriceRange> difference;  // of the totals, as told
};

// Checks of a changed plan against the one before: other days stay as they were, what is pinned
// or paid stays where it was, and the difference in price is told.
Certificate verify_change(Plan const& before, Plan const& after, Revision const& revision);

// The check that planning is repeatable: two plans for the same wish, seed and facts are one.
Certificate verify_repeat(Plan const& once, Plan const& again);

}  // namespace planner
