// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "http/endpoint.hpp"
#include "places/geocoding.hpp"

namespace places {

struct GeoParts {
  Geocoding& geocoding;
  Areas const& areas;
  base::Clock const& clock;
};

// GET /api/geo/reverse and /api/geo/search; open to anyone. Keep what the parts name alive as long
// as the Router.
std::vector<http::Endpoint> endpoints(GeoParts const& parts);

}  // namespace places
