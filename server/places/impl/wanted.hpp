// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "places/api_types.hpp"
#include "places/place.hpp"

namespace places {

// What a query for places asks beside the text.
struct Wanted {
  PlaceQuery const& query;
  std::optional<AreaCode> area;

  base::LatLon centre() const { return {query.near->at(0), query.near->at(1)}; }
  double away_m(Place const& place) const { return base::distance_m(centre(), place.at); }
  bool fits(Place const& place) const;
};

}  // namespace places
