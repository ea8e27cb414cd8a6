// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <vector>

#include "planner/plan.hpp"

namespace planner {

enum class Verdict { pass, unverified, fail };

// One rule, checked on the finished plan. The texts are read by travellers.
struct Check {
  std::string id;  // "open_on_date"
  Words title;     // 到达时开门 / Open when you arrive
  Verdict verdict = Verdict::pass;
  Words evidence;               // what was looked at and found, with numbers
  std::vector<Words> findings;  // one per item that failed or could not be verified
};

struct Certificate {
  std::vector<Check> checks;
  Verdict verdict = Verdict::pass;  // the worst of them
  bool holds() const { return verdict != Verdict::fail; }
};

// Re-checks every hard rule from the facts alone; shares nothing with the optimiser but plan.hpp.
// Any plan may be handed in, however damaged: what cannot be looked up fails place_exists, and
// the other checks then leave it out. Unknown facts make `unverified`, or `fail` where the
// traveller asked for a yes.
Certificate verify(Plan const& plan, Needs const& needs, World const& world);

// Checks of the offer as a whole. `plans` stand dearest first: each is dearer than the next (by
// its high and its low end) and really different: another lodging, or at least 30 % other
// meals and visits.
Certificate verify_tiers(std::span<Plan const> plans);

}  // namespace planner
