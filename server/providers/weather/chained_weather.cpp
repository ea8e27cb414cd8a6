// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/chained_weather.hpp"

#include <fmt/format.h>

namespace providers {

base::Result<weather::Forecast> ChainedWeather::forecast(base::LatLon at, base::Instant until,
                                                         std::string const& traceparent) {
  auto answer = chain_.ask(until, at, traceparent);
  if (answer.value) {
    answer.value->at = at;
    answer.value->fetched_at = clock_.now();
    return *std::move(answer.value);
  }
  std::string why;
  for (auto const& asked : answer.in_vain)
    why += fmt::format("{}{}: {}", why.empty() ? "" : " ", asked.provider, asked.why);
  return base::refuse(base::Refusal::unavailable, why, "E-303");
}

}  // namespace providers
