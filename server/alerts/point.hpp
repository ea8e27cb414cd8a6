// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/geo.hpp"

namespace alerts {

// A position that somebody tells us; the API refuses one that is not on the earth.
struct PointOnEarth : base::LatLon {
  PointOnEarth() = default;
  PointOnEarth(base::LatLon at) : LatLon(at) {}
  PointOnEarth(double north, double east) : LatLon{north, east} {}
};

}  // namespace alerts
