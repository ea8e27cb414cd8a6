// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "planner/plan.hpp"

namespace planner {

enum class Verdict { pass, unverified, fail };

// One rule, checked on the finished plan.
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
Certificate verify(Plan const& plan, Needs const& needs, World const& world);

}  // namespace planner
