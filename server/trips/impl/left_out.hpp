// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "trips/impl/days.hpp"
#include "trips/left_out.hpp"

namespace trips {

// The best sights that are not in the plan although one that is in it scores less, with what kept
// them out; at most `most`, the best first.
std::vector<LeftOut> left_out_of(Days const& days, planner::Solution const& solution,
                                 Wishes const& wishes, Ground const& ground, DaysOrder const& order,
                                 std::size_t most = 4);

}  // namespace trips
