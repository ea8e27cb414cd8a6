// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>

#include "providers/chain.hpp"
#include "weather/forecast.hpp"

namespace providers {

using ForecastChain = Chain<weather::Forecast, base::LatLon, std::string>;

// The port of weather, answered by whoever of a chain answers first.
class ChainedWeather final : public weather::WeatherSource {
 public:
  explicit ChainedWeather(base::Clock const& clock) : clock_(clock), chain_(clock) {}
  void add(std::string provider, ForecastChain::Ask ask) {
    chain_.add(std::move(provider), std::move(ask));
  }
  bool empty() const { return chain_.empty(); }

  base::Result<weather::Forecast> forecast(base::LatLon at, base::Instant until,
                                           std::string const& traceparent) override;

 private:
  base::Clock const& clock_;
  ForecastChain chain_;
};

}  // namespace providers
