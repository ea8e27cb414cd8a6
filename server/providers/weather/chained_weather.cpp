// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/chained_weather.hpp"

#include "providers/weather/impl/forecast_call.hpp"

namespace providers {

base::Result<weather::Forecast> ChainedWeather::forecast(base::LatLon at, base::Instant until,
                                                         std::string const& traceparent) {
  auto answer = forecasts_.ask(until, at, traceparent);
  if (!answer.value) return nobody_answered(answer.in_vain);
  answer.value->at = at;
  answer.value->fetched_at = clock_.now();
  return *std::move(answer.value);
}

base::Result<weather::Moment> ChainedWeather::moment(base::LatLon at, base::Instant when,
                                                     base::Instant until,
                                                     std::string const& traceparent) {
  auto answer = moments_.ask(until, at, when, traceparent);
  if (!answer.value) return nobody_answered(answer.in_vain);
  return *std::move(answer.value);
}

}  // namespace providers
