// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "base/clock.hpp"
#include "http/endpoint.hpp"
#include "places/fares.hpp"
#include "places/travel_times.hpp"
#include "travel/street_engine.hpp"

namespace travel {

// What the endpoint asks; keep all of it alive as long as the Router.
struct Routing {
  places::TravelTimes const& travel_times;
  places::Fares const& fares;
  StreetEngine* engine = nullptr;  // nullptr: nobody; otherwise asked first
  base::Clock const& clock;
};

// GET /api/travel/route and POST /api/travel/routes; open to anyone.
std::vector<http::Endpoint> endpoints(Routing const& routing);

}  // namespace travel
