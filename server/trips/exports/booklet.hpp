// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "trips/exports/stops.hpp"

namespace trips {

// The trip on paper: a PDF with a sketch of where everything is, a timetable per day, the ledger
// and what the certificate could not confirm.
std::string to_pdf(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language);

}  // namespace trips
