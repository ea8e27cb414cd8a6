// SPDX-License-Identifier: Apache-2.0
#include "base/geo.hpp"

#include <cmath>
#include <numbers>

namespace base {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double earth_radius_m = 6'371'008.8;

constexpr double radians(double degrees) { return degrees * pi / 180; }

bool is_shifted(LatLon at) {
  return at.lon >= 72.004 && at.lon <= 137.8347 && at.lat >= 0.8293 && at.lat <= 55.8271;
}

// The shift in degrees: a sum of sines on the Krasovsky ellipsoid.
LatLon shift_at(LatLon at) {
  constexpr double axis = 6'378'245.0;
  constexpr double eccentricity2 = 0.006'693'421'622'965'943;
  double const x = at.lon - 105;
  double const y = at.lat - 35;
  double const root = std::sqrt(std::abs(x));
  double const common = (20 * std::sin(6 * x * pi) + 20 * std::sin(2 * x * pi)) * 2 / 3;
  double const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common +
                       (20 * std::sin(y * pi) + 40 * std::sin(y / 3 * pi)) * 2 / 3 +
                       (160 * std::sin(y / 12 * pi) + 320 * std::sin(y * pi / 30)) * 2 / 3;
  double const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common +
                      (20 * std::sin(x * pi) + 40 * std::sin(x / 3 * pi)) * 2 / 3 +
                      (150 * std::sin(x / 12 * pi) + 300 * std::sin(x / 30 * pi)) * 2 / 3;
  double const lat = radians(at.lat);
  double const w2 = 1 - eccentricity2 * std::sin(lat) * std::sin(lat);
  double const w = std::sqrt(w2);
  return {north * 180 / (axis * (1 - eccentricity2) / (w2 * w) * pi),
          east * 180 / (axis / w * std::cos(lat) * pi)};
}

}  // namespace

bool is_on_earth(LatLon at) {
  return at.lat >= -90 && at.lat <= 90 && at.lon >= -180 && at.lon <= 180;
}

double distance_m(LatLon a, LatLon b) {
  double const half_lat = std::sin(radians(b.lat - a.lat) / 2);
  double const half_lon = std::sin(radians(b.lon - a.lon) / 2);
  double const h = half_lat * half_lat +
                   std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * half_lon * half_lon;
  return 2 * earth_radius_m * std::asin(std::sqrt(std::fmin(1, h)));
}

LatLon gcj02_from_wgs84(LatLon at) {
  if (!is_shifted(at)) return at;
  auto const shift = shift_at(at);
  return {at.lat + shift.lat, at.lon + shift.lon};
}

// Fixed-point iteration: the shift changes slowly, so three rounds reach centimetres.
LatLon wgs84_from_gcj02(LatLon at) {
  if (!is_shifted(at)) return at;
  LatLon guess = at;
  for (int round = 0; round < 3; ++round) {
    auto const there = gcj02_from_wgs84(guess);
    guess = {guess.lat + at.lat - there.lat, guess.lon + at.lon - there.lon};
  }
  return guess;
}

LatLon gcj02_from_bd09(LatLon at) {
  double const x = at.lon - 0.0065;
  double const y = at.lat - 0.006;
  double const radius = std::hypot(x, y) - 0.00002 * std::sin(y * pi * 3000 / 180);
  double const angle = std::atan2(y, x) - 0.000003 * std::cos(x * pi * 3000 / 180);
  return {radius * std::sin(angle), radius * std::cos(angle)};
}

LatLon wgs84_from_bd09(LatLon at) { return wgs84_from_gcj02(gcj02_from_bd09(at)); }

}  // namespace base
