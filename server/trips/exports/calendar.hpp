// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "trips/exports/stops.hpp"

namespace trips {

// The trip as an iCalendar (RFC 5545): an event per visit and ride, a day-long one per night, at
// the clocks of the place whatever those of the reader are. Events keep their UID from version to
// version, so that a calendar that reads it again moves them.
std::string to_icalendar(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language);

}  // namespace trips
