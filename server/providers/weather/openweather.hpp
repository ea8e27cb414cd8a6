// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "weather/forecast.hpp"

namespace providers {

// What a subscription allows: One Call 3.0, or the free forecast of five days in steps of three
// hours.
enum class OpenWeatherPlan : std::uint8_t { one_call_3, free_2_5 };

class OpenWeather {
 public:
  OpenWeather(Provider& provider, std::string key, OpenWeatherPlan plan)
      : provider_(provider), key_(std::move(key)), plan_(plan) {}
  Said<weather::Forecast> forecast(base::Instant until, base::LatLon at,
                                   std::string const& traceparent);

 private:
  Provider& provider_;
  std::string key_;
  OpenWeatherPlan plan_;
};

// Their answers in metric units; nullopt for anything that is not one. Place and time of fetching
// are the caller's to add.
std::optional<weather::Forecast> forecast_from_one_call(std::string_view json);
std::optional<weather::Forecast> forecast_from_three_hourly(std::string_view json);

}  // namespace providers
