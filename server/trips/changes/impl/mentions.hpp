// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>
#include <vector>

#include "trips/changes/impl/terrain.hpp"

namespace trips {

// A place that a clause names, and the item of the trip that is there.
struct Mention {
  std::size_t at = 0;  // in bytes of the clause
  std::size_t length = 0;
  places::Place const* place = nullptr;
  Item const* item = nullptr;  // nullptr: it is not in the trip
};

// In the order of the clause, the longest names first where they overlap; what is in the trip goes
// before what is not. The clause must be folded.
std::vector<Mention> mentions_in(std::string_view clause, Itinerary const& itinerary,
                                 Terrain const& terrain);

}  // namespace trips
