// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "weather/forecast.hpp"

namespace providers {

// Open-Meteo: sixteen days, without a key for uses that are not commercial, from the customer API
// with one, or from a server of one's own.
class OpenMeteo {
 public:
  OpenMeteo(Provider& provider, std::string key) : provider_(provider), key_(std::move(key)) {}
  Said<weather::Forecast> forecast(base::Instant until, base::LatLon at,
                                   std::string const& traceparent);

 private:
  Provider& provider_;
  std::string key_;
};

// nullopt for anything that is not such an answer; place and time of fetching are the caller's.
std::optional<weather::Forecast> forecast_from_open_meteo(std::string_view json);

}  // namespace providers
