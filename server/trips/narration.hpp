// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/answer.hpp"
#include "trips/draft.hpp"

namespace trips {

// Puts a plan into words and figures, all of them from the facts. `cheaper`: the tier below,
// which the differences speak of; nullptr for the cheapest.
// Bug: a check of the plan is violated.
TierAnswer narrate(Draft const& draft, Draft const* cheaper, Wishes const& wishes,
                   Ground const& ground);

// The same for a plan that its traveller put together, whether or not it is in order.
TierAnswer narrate_as_it_is(Draft const& draft, Wishes const& wishes, Ground const& ground);

PlaceRef reference(places::Place const& place);

}  // namespace trips
