// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "base/log.hpp"
#include "http/endpoint.hpp"
#include "places/areas.hpp"
#include "weather/moment.hpp"
#include "weather/outlook.hpp"
#include "weather/warnings.hpp"

namespace weather {

struct Forecasting {
  Weather& weather;
  Warnings& warnings;
  MomentSource* moments;  // nullptr: nobody is asked
  places::Areas const& areas;
  base::Clock const& clock;
  base::Log& log;
};

// GET /api/weather, /api/weather/moment, /api/weather/warnings
std::vector<http::Endpoint> endpoints(Forecasting const& forecasting);

}  // namespace weather
