// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace planner::impl {

// How the search goes about its work; measured in bench/README.md.
struct Habits {
  // Temperatures and what is close enough to the best to be polished, in ordinary sights' scores.
  double hot = 0;
  double cold = 0;
  double promising = 0;
  // Ruin: visits in one string at most, and about how many in all.
  double string_most = 0;
  double removed_mean = 0;
  // Recreate: the share of stops passed over; how often sights come by what they give for their
  // time, by score, and nearest first; by how much the first of these is blurred.
  double blink = 0;
  int by_ratio_share = 0;
  int by_score_share = 0;
  int near_share = 0;
  double blur = 0;
  double moves = 0;  // how often nights move to another bed, where there is a choice
};

// Where an iteration is cheap, many large ruins; where it is dear, small ones that are polished.
constexpr Habits lean_habits = {1, 0.03, -1, 10, 10, 0.03, 4, 1, 1, 4, 0.1};
constexpr Habits rich_habits = {0.3, 0.003, 0.3, 4, 5, 0.1, 1, 3, 2, 0, 0.06};

}  // namespace planner::impl
