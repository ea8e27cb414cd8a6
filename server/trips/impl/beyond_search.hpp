// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/problem.hpp"

namespace trips {

// Whether no search, however long, can give what this solution lacks: a meal for which nobody
// within reach serves at its time, or more meals than the budget pays for. False where that is
// merely not known; a must that is missed is never proven impossible here.
bool is_beyond_search(planner::Problem const& problem, planner::Solution const& solution);

}  // namespace trips
