// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "base/log.hpp"
#include "http/endpoint.hpp"
#include "places/areas.hpp"
#include "weather/outlook.hpp"

namespace weather {

struct Forecasting {
  Weather& weather;
  places::Areas const& areas;
  base::Clock const& clock;
  base::Log& log;
};

// GET /api/weather
std::vector<http::Endpoint> endpoints(Forecasting const& forecasting);

}  // namespace weather
