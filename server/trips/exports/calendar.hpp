// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trips/exports/stops.hpp"

namespace trips {

// The trip as an iCalendar (RFC 5545): an event per visit and ride, a day-long one per night, at
// the clocks of the place whatever those of the reader are. Events keep their UID from version to
// version, so that a calendar that reads it again moves them.
std::string to_icalendar(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language);

// A trip in a calendar of several.
struct CalendarTrip {
  TripLabel label;
  base::Day start_date{};
  base::Day end_date{};
  // None: nobody can read it any more, so the trip is one event of all its days.
  std::optional<TierAnswer> plan;
};

// Trips in one calendar, for programs that read it again every hour.
std::string to_icalendar(std::string_view name, std::vector<CalendarTrip> const& trips,
                         ExportLanguage language);

}  // namespace trips
