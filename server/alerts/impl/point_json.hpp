// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "alerts/point.hpp"
#include "http/kinds.hpp"
#include "http/rules.hpp"

namespace alerts {

BOOST_DESCRIBE_STRUCT(PointOnEarth, (base::LatLon), ())
inline http::Rules rules(http::Of<PointOnEarth>) {
  return {http::field("lat").range(-90, 90).text("WGS-84."),
          http::field("lon").range(-180, 180).text("WGS-84.")};
}

}  // namespace alerts
