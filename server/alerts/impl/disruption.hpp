// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "alerts/event.hpp"
#include "places/catalogue.hpp"
#include "trips/changes/proposals.hpp"
#include "trips/clocks.hpp"

namespace alerts {

// An event as plans are made round it, by the clocks of the trip, from `now` on: a district is all
// its places, and what stops ways keeps people from where those lead. Nothing where nobody can be
// kept from anything, as when only a ride is hit.
std::optional<trips::Disruption> disruption_of(Event const& event,
                                               std::vector<trips::Exposure> const& hits,
                                               places::Catalogue const& catalogue,
                                               places::Areas const& areas,
                                               trips::Clocks const& clocks, base::Instant now);

}  // namespace alerts
