// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "base/result.hpp"
#include "planner/plan.hpp"
#include "trips/answer.hpp"

namespace trips {

// A day as one line: `09:00 鼓山 150m ~ bus 25m ~ 12:10 同利肉燕 40m ~ walk 8m`.
std::string to_text(DayAnswer const& day);
// All days of a tier with its price, for people and for tests.
std::string to_text(TierAnswer const& tier);

// The plan that an answer tells of, to be verified again. Refuses times that are none.
base::Result<planner::Plan> plan_from(TierAnswer const& tier);

}  // namespace trips
