// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "base/clock.hpp"
#include "http/endpoint.hpp"
#include "places/areas.hpp"
#include "places/catalogue.hpp"

namespace places {

// What the endpoints read; keep all of it alive as long as the Router.
struct Reading {
  LiveCatalogue const& catalogue;
  Areas const& areas;
  base::Clock const& clock;
};

// Everything under /api that this module answers; open to anyone.
std::vector<http::Endpoint> endpoints(Reading const& reading);

}  // namespace places
