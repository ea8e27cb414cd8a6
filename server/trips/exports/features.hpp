// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "trips/exports/stops.hpp"

namespace trips {

// GeoJSON (RFC 7946): a point per stop and a line per day.
std::string to_geojson(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language);

// JSON-LD in the words of schema.org: a TouristTrip whose itinerary is the list of stops.
std::string to_json_ld(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language);

}  // namespace trips
