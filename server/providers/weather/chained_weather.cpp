// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/chained_weather.hpp"

#include <fmt/format.h>

namespace providers {
namespace {

base::Error nobody_answered(std::vector<AskedInVain> const& in_vain) {
  std::string why;
  for (auto const& asked : in_vain)
    why += fmt::format("{}{}: {}", why.empty() ? "" : " ", asked.provider, asked.why);
  return base::refuse(base::Refusal::unavailable, why, "E-303");
}

}  // namespace

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
