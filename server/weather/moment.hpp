// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/geo.hpp"
#include "base/result.hpp"
#include "weather/sky.hpp"

namespace weather {

// The weather of one hour, lately or soon, in all that is told of it; what is not is absent.
struct Moment {
  base::Instant at{};
  std::optional<Sky> sky = {};
  std::optional<double> celsius = {};
  std::optional<double> felt_celsius = {};
  std::optional<double> dew_point_celsius = {};
  std::optional<int> humidity_percent = {};
  std::optional<int> pressure_hpa = {};
  std::optional<int> cloud_percent = {};
  std::optional<int> visibility_m = {};
  std::optional<double> wind_m_s = {};
  std::optional<double> gust_m_s = {};
  std::optional<int> wind_from_degrees = {};
  std::optional<double> rain_mm = {};  // in the hour
  std::optional<double> snow_mm = {};
  std::optional<double> uv_index = {};
  std::optional<base::Instant> sunrise = {};  // absent in the polar night
  std::optional<base::Instant> sunset = {};
  std::string source = {};
  std::string attribution = {};
};

// How far back anybody knows, and how far ahead an hour is told as if it were now.
inline constexpr base::Day first_known_day{std::chrono::year(1979) / 1 / 1};
inline constexpr std::chrono::days furthest_moment{4};

// Who knows the weather of an hour; implemented in providers.
class MomentSource {
 public:
  virtual ~MomentSource() = default;
  // `unavailable` when nobody answers before `until`, with the reason for operators.
  virtual base::Result<Moment> moment(base::LatLon at, base::Instant when, base::Instant until,
                                      std::string const& traceparent) = 0;
};

}  // namespace weather
