// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "alerts/event.hpp"
#include "places/catalogue.hpp"

namespace alerts {

// What the people of a trip are told; whom is left empty.
notices::Notice notice_of_hit(Event const& event, trips::TripId trip,
                              std::vector<trips::Exposure> const& hits,
                              places::Catalogue const& catalogue);
notices::Notice notice_of_relief(Event const& event, trips::TripId trip);

// The names of the places that are hit, in their order, each once.
std::vector<Words> names_of(std::vector<trips::Exposure> const& hits,
                            places::Catalogue const& catalogue);

}  // namespace alerts
