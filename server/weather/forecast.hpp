// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "base/result.hpp"
#include "weather/sky.hpp"

namespace weather {

// What is known of a span of time; what is not known is absent, never 0.
struct Conditions {
  std::optional<Sky> sky = {};
  std::optional<double> celsius_min = {};
  std::optional<double> celsius_max = {};
  std::optional<int> rain_percent = {};
  std::optional<double> rain_mm = {};
  std::optional<double> wind_m_s = {};
  std::optional<double> gust_m_s = {};
  std::optional<double> uv_index = {};
};

// An hour, or the three hours of a coarser forecast.
struct Spell {
  base::Instant from{};
  base::Instant until{};
  Conditions conditions = {};
};

struct DayForecast {
  base::Day day{};  // of the place
  Conditions conditions = {};
};

struct Forecast {
  base::LatLon at;
  std::string source;       // "openweather"
  std::string attribution;  // to be shown beside it
  base::Instant fetched_at{};
  std::vector<Spell> spells = {};      // in order
  std::vector<DayForecast> days = {};  // in order
};

// Who knows the weather to come; implemented in providers.
class WeatherSource {
 public:
  virtual ~WeatherSource() = default;
  // `unavailable` when nobody answers before `until`, with the reason for operators.
  virtual base::Result<Forecast> forecast(base::LatLon at, base::Instant until,
                                          std::string const& traceparent) = 0;
};

}  // namespace weather
