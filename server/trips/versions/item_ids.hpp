// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "trips/answer.hpp"
#include "trips/trip_id.hpp"

namespace trips {

// Gives the visits of a plan their ids, which follow from the trip's: every reading of a plan that
// an older release stored gives the same ones. Visits that have an id keep it.
void give_item_ids(TierAnswer& plan, TripId trip);

}  // namespace trips
