// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>

#include "places/vocabulary.hpp"
#include "travel/streets/osm_object.hpp"

#define XINGQU_TRAVELLERS(WORD) WORD(walk) WORD(cycle) WORD(drive)

namespace travel {

// Who uses the streets.
XINGQU_WORDS(Traveller, XINGQU_TRAVELLERS)

constexpr std::array<Traveller, 3> all_travellers{Traveller::walk, Traveller::cycle,
                                                  Traveller::drive};

// km/h along a way and against it; 0: not allowed.
struct WaySpeed {
  double forward = 0;
  double backward = 0;
  bool is_passable() const { return forward > 0 || backward > 0; }
};

// How a traveller gets along a way with these tags: by the class of the street, its speed limit
// and surface, and by who may use it. Speeds are what one really makes on such a street, stops at
// crossings included, and never above the limit.
WaySpeed speed_on(OsmObject const& way, Traveller traveller);

// Does a barrier on a node stop the traveller?
bool is_stopped_at(OsmObject const& node, Traveller traveller);

// Does a turn restriction hold for the traveller? Those with hours do not: a plan must not rest
// on them, and the detour they ask for is short.
bool is_restricted(OsmObject const& restriction, Traveller traveller);

}  // namespace travel
