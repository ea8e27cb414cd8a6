// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "weather/forecast.hpp"
#include "weather/moment.hpp"

namespace providers {

// Open-Meteo: sixteen days, without a key for uses that are not commercial, from the customer API
// with one, or from a server of one's own.
class OpenMeteo {
 public:
  OpenMeteo(Provider& provider, std::string key) : provider_(provider), key_(std::move(key)) {}
  Said<weather::Forecast> forecast(base::Instant until, base::LatLon at,
                                   std::string const& traceparent);
  Said<weather::Moment> moment(base::Instant until, base::LatLon at, base::Instant when,
                               std::string const& traceparent);

 private:
  Call call_to(Target target, base::Instant until, std::string const& traceparent) const;

  Provider& provider_;
  std::string key_;
};

// Which of its limits was passed, and so how long it wants to be left alone; `now` is about now.
std::optional<Meaning> meaning_of_open_meteo(Outcome const& outcome, base::Instant now);

// nullopt for anything that is not such an answer; place and time of fetching are the caller's.
std::optional<weather::Forecast> forecast_from_open_meteo(std::string_view json);
// Of a table of hours with times in seconds, the one that holds `when`.
std::optional<weather::Moment> moment_from_open_meteo(std::string_view json, base::Instant when);

}  // namespace providers
