// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/answer.hpp"
#include "trips/draft.hpp"

namespace trips {

// Puts a plan into words and figures, all of them from the facts. `cheaper`: the tier below,
// which the differences speak of; nullptr for the cheapest.
TierAnswer narrate(Draft const& draft, Draft const* cheaper, Wishes const& wishes,
                   Ground const& ground);

}  // namespace trips
