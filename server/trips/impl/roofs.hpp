// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/ground.hpp"

namespace trips {

// For each sight in the open, the nearest place under a roof that could take its time: open
// throughout and not in the plan (Openings::roofs). The same one twice, or one that is dear for the
// tier, only where there is no other.
void add_roofs(planner::Plan& plan, Ground const& ground);

}  // namespace trips
