// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/geo.hpp"

namespace chinatravel {

// Length of the shortest line on the WGS84 ellipsoid, by Vincenty's inverse formula: the sandbox
// counts minutes by it, so the sphere of base::distance_m is not near enough.
double geodesic_km(base::LatLon a, base::LatLon b);

}  // namespace chinatravel
