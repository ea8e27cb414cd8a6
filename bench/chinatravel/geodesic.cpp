// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/geodesic.hpp"

#include <cmath>
#include <numbers>

namespace chinatravel {

namespace {

constexpr double major = 6378137.0;
constexpr double flattening = 1 / 298.257223563;
constexpr double minor = major * (1 - flattening);
constexpr double degree = std::numbers::pi / 180;

struct Arc {
  double sigma = 0;
  double sin_sigma = 0;
  double cos_sigma = 1;
  double cos2_alpha = 1;
  double cos_mid = 0;  // of twice the angle to the midpoint
};

double length_m(Arc const& arc) {
  double const u2 = arc.cos2_alpha * (major * major - minor * minor) / (minor * minor);
  double const a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  double const b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  double const mid2 = arc.cos_mid * arc.cos_mid;
  double const correction =
      b * arc.sin_sigma *
      (arc.cos_mid +
       b / 4 *
           (arc.cos_sigma * (2 * mid2 - 1) -
            b / 6 * arc.cos_mid * (4 * arc.sin_sigma * arc.sin_sigma - 3) * (4 * mid2 - 3)));
  return minor * a * (arc.sigma - correction);
}

}  // namespace

double geodesic_km(base::LatLon a, base::LatLon b) {
  if (a == b) return 0;
  double const difference = (b.lon - a.lon) * degree;
  double const reduced1 = std::atan((1 - flattening) * std::tan(a.lat * degree));
  double const reduced2 = std::atan((1 - flattening) * std::tan(b.lat * degree));
  double const sin1 = std::sin(reduced1), cos1 = std::cos(reduced1);
  double const sin2 = std::sin(reduced2), cos2 = std::cos(reduced2);
  double lambda = difference;
  Arc arc;
  for (int round = 0; round < 100; ++round) {
    double const sin_lambda = std::sin(lambda), cos_lambda = std::cos(lambda);
    arc.sin_sigma = std::hypot(cos2 * sin_lambda, cos1 * sin2 - sin1 * cos2 * cos_lambda);
    if (arc.sin_sigma == 0) return 0;
    arc.cos_sigma = sin1 * sin2 + cos1 * cos2 * cos_lambda;
    arc.sigma = std::atan2(arc.sin_sigma, arc.cos_sigma);
    double const sin_alpha = cos1 * cos2 * sin_lambda / arc.sin_sigma;
    arc.cos2_alpha = 1 - sin_alpha * sin_alpha;
    arc.cos_mid = arc.cos2_alpha == 0 ? 0 : arc.cos_sigma - 2 * sin1 * sin2 / arc.cos2_alpha;
    double const c = flattening / 16 * arc.cos2_alpha * (4 + flattening * (4 - 3 * arc.cos2_alpha));
    double const before = lambda;
    lambda = difference +
             (1 - c) * flattening * sin_alpha *
                 (arc.sigma +
                  c * arc.sin_sigma *
                      (arc.cos_mid + c * arc.cos_sigma * (2 * arc.cos_mid * arc.cos_mid - 1)));
    if (std::abs(lambda - before) < 1e-13) break;
  }
  return length_m(arc) / 1000;
}

}  // namespace chinatravel
