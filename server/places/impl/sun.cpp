// SPDX-License-Identifier: Apache-2.0
#include "places/impl/sun.hpp"

#include <cmath>
#include <numbers>

namespace places::hours {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double risen_altitude = -0.833 * degree;  // refraction and the sun's radius
constexpr double civil_altitude = -6 * degree;
constexpr double minutes_per_degree = 4;

struct SunAtNoon {
  double declination = 0;  // radians
  double noon_utc = 0;     // minutes
};

// The sun's place at local noon (Astronomical Almanac, low precision formula).
SunAtNoon sun_at_noon(base::Day day, double lon) {
  double const days_since_1970 = static_cast<double>(day.time_since_epoch().count());
  double const n = days_since_1970 - 10957.0 - lon / 360;  // days since 2000-01-01 12:00 UTC
  double const mean_longitude = std::fmod(280.460 + 0.9856474 * n, 360.0);
  double const anomaly = std::fmod(357.528 + 0.9856003 * n, 360.0) * degree;
  double const longitude =
      (mean_longitude + 1.915 * std::sin(anomaly) + 0.020 * std::sin(2 * anomaly)) * degree;
  double const obliquity = (23.439 - 0.0000004 * n) * degree;
  double const ascension =
      std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude)) / degree;
  double const ahead = std::remainder(mean_longitude - ascension, 360.0);  // equation of time
  return {std::asin(std::sin(obliquity) * std::sin(longitude)),
          720 - minutes_per_degree * (lon + ahead)};
}

// Minutes from noon until the sun stands at this altitude; not a number if it never does.
double half_arc(double altitude, double lat, double declination) {
  double const cosine = (std::sin(altitude) - std::sin(lat) * std::sin(declination)) /
                        (std::cos(lat) * std::cos(declination));
  return minutes_per_degree * std::acos(cosine) / degree;
}

}  // namespace

SunTimes sun_times(base::Day day, std::optional<base::LatLon> at) {
  if (!at) return {};
  auto const sun = sun_at_noon(day, at->lon);
  double const noon = sun.noon_utc + base::china_offset.count() * 60.0;
  double const risen = half_arc(risen_altitude, at->lat * degree, sun.declination);
  double const light = half_arc(civil_altitude, at->lat * degree, sun.declination);
  if (std::isnan(risen) || std::isnan(light)) return {};
  auto const minute = [](double m) { return static_cast<int>(std::lround(m)); };
  return {minute(noon - light), minute(noon - risen), minute(noon + risen), minute(noon + light)};
}

}  // namespace places::hours
