// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "trips/exports/stops.hpp"

namespace trips {

// GPX 1.1 (topografix.com/GPX/1/1): a waypoint per place and a route per day, in WGS-84.
std::string to_gpx(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language);

// KML 2.2 (OGC 07-147r2): a folder per day with its stops, their times and the line between them.
std::string to_kml(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language);

}  // namespace trips
