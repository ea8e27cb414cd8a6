// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace base {

// Degrees in WGS-84, the only datum inside the product. GCJ-02 and BD-09 are converted on the
// way in and, for a map that needs them, on the way out.
struct LatLon {
  double lat = 0;
  double lon = 0;
  friend constexpr bool operator==(LatLon const&, LatLon const&) = default;
};

bool is_on_earth(LatLon at);

// Great-circle distance in metres on a sphere of the earth's mean radius (within 0.6 %).
double distance_m(LatLon a, LatLon b);

// The Chinese map shift, as published in the many open implementations of "eviltransform":
// exact to about a metre each way. Outside mainland China nothing is shifted.
LatLon gcj02_from_wgs84(LatLon at);
LatLon wgs84_from_gcj02(LatLon at);
LatLon gcj02_from_bd09(LatLon at);
LatLon wgs84_from_bd09(LatLon at);

}  // namespace base
