// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>

#include "providers/chain.hpp"
#include "weather/forecast.hpp"
#include "weather/moment.hpp"

namespace providers {

using ForecastChain = Chain<weather::Forecast, base::LatLon, std::string>;
using MomentChain = Chain<weather::Moment, base::LatLon, base::Instant, std::string>;

// The ports of weather, answered by whoever of a chain answers first.
class ChainedWeather final : public weather::WeatherSource, public weather::MomentSource {
 public:
  explicit ChainedWeather(base::Clock const& clock)
      : clock_(clock), forecasts_(clock), moments_(clock) {}
  void add(std::string const& provider, ForecastChain::Ask forecast, MomentChain::Ask moment) {
    forecasts_.add(provider, std::move(forecast));
    moments_.add(provider, std::move(moment));
  }
  bool empty() const { return forecasts_.empty(); }

  base::Result<weather::Forecast> forecast(base::LatLon at, base::Instant until,
                                           std::string const& traceparent) override;
  base::Result<weather::Moment> moment(base::LatLon at, base::Instant when, base::Instant until,
                                       std::string const& traceparent) override;

 private:
  base::Clock const& clock_;
  ForecastChain forecasts_;
  MomentChain moments_;
};

}  // namespace providers
