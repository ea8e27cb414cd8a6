// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/changes/impl/replan.hpp"
#include "trips/changes/proposals.hpp"

namespace trips {

// Whether a place is one of those that a disruption keeps people from, whenever that is.
bool is_hit(places::Place const& place, Disruption const& disruption);

// Whether an item of that day began before the disruption became known.
bool has_begun(Item const& item, base::Day day, Disruption const& disruption);

// The items that a disruption meets as they stand.
std::vector<Met> met_by(Itinerary const& itinerary, Disruption const& disruption,
                        Terrain const& terrain);

// What it leaves of the hours of a place, of those to come. It must outlive the cut.
Cut cut_by(Disruption const& disruption);

}  // namespace trips
