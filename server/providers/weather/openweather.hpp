// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "weather/forecast.hpp"
#include "weather/moment.hpp"
#include "weather/warning.hpp"

namespace providers {

// What a subscription allows: One Call 3.0 or 4.0, whose keys are refused by each other, or the
// free forecast of five days in steps of three hours.
enum class OpenWeatherPlan : std::uint8_t { one_call_3, one_call_4, free_2_5 };

std::optional<OpenWeatherPlan> openweather_plan_from(std::string_view version);  // "3.0"

class OpenWeather {
 public:
  OpenWeather(Provider& provider, std::string key, OpenWeatherPlan plan)
      : provider_(provider), key_(std::move(key)), plan_(plan) {}
  Said<weather::Forecast> forecast(base::Instant until, base::LatLon at,
                                   std::string const& traceparent);
  Said<weather::WarningsAt> warnings(base::Instant until, base::LatLon at,
                                     std::string const& traceparent);
  Said<weather::Moment> moment(base::Instant until, base::LatLon at, base::Instant when,
                               std::string const& traceparent);

 private:
  struct Asked;
  Call call_to(std::string_view path, Asked const& asked) const;
  Said<weather::Forecast> timeline(Asked const& asked);
  Said<weather::WarningsAt> alerts_one_by_one(Asked const& asked);

  Provider& provider_;
  std::string key_;
  OpenWeatherPlan plan_;
};

// A refused key and a missing subscription are told apart, and who blocks us is left in peace.
std::optional<Meaning> meaning_of_openweather(Outcome const& outcome);

// Their answers in metric units; nullopt for anything that is not one. Place and time of fetching
// are the caller's to add.
std::optional<weather::Forecast> forecast_from_one_call(std::string_view json);
std::optional<weather::Forecast> forecast_from_three_hourly(std::string_view json);
std::optional<weather::Forecast> days_from_timeline(std::string_view json);
std::optional<weather::Forecast> hours_from_timeline(std::string_view json);
std::optional<weather::Moment> moment_from_one_call(std::string_view json);
// Warnings stand in the answer of 3.0; 4.0 has their names there and each behind one of its own.
std::optional<weather::WarningsAt> alerts_from_one_call(std::string_view json);
std::optional<std::vector<std::string>> alert_names_from_current(std::string_view json);
std::optional<weather::WarningMessage> alert_from_one_call(std::string_view json);

}  // namespace providers
