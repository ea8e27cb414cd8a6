// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "trips/changes/impl/layout.hpp"

namespace trips {

// A place put where another was; it was tried and breaks no rule that held.
struct TriedAlternative {
  places::Place const* place = nullptr;
  Itinerary itinerary;
  double score = 0;                   // of the visit, after less before
  planner::PriceRange before, after;  // of the trip
  OnTheWay way_before, way_after;
};

struct AlternativeOrder {
  std::size_t most = 8;
  bool indoors = false;  // under a roof only
};

// Of the same role, the best first: by what the visit is worth less what the way to it takes. The
// item must be in a day.
std::vector<TriedAlternative> try_alternatives(Itinerary const& itinerary, ItemId item,
                                               Terrain const& terrain,
                                               AlternativeOrder const& order);

}  // namespace trips
