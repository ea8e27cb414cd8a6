// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/ground.hpp"

namespace trips {

// For each sight in the open, the nearest place under a roof that could take its time: open
// throughout, not in the plan, meeting the needs. The same one twice only where there is no other.
void add_roofs(planner::Plan& plan, Wishes const& wishes, Ground const& ground);

}  // namespace trips
