// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/answer.hpp"
#include "trips/imports/building.hpp"

namespace trips {

// A file as the trip that becomes of it, with what was made of each of its stops.
struct ImportedTrip {
  TripFile file;
  std::vector<MatchedStop> matched;
  std::vector<PlacedStop> placed;  // as many
  Itinerary itinerary;
  TierAnswer plan;  // laid out and checked; what does not hold is among its problems
};

// The facts that a file is compared with.
struct ImportFacts {
  Sources sources;
  places::PlaceIndex const& index;  // of the sources' catalogue
  base::Day today{};
};

// A trip of ours (json) is taken as it is and refuses every wish of `order`.
base::Result<ImportedTrip> import_trip(std::string_view bytes, ImportOrder const& order,
                                       ImportFacts const& facts, base::Ids& ids);

}  // namespace trips
