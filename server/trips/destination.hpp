// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>
#include <variant>

#include "places/areas.hpp"
#include "places/catalogue.hpp"
#include "trips/city.hpp"
#include "trips/wishes.hpp"

namespace trips {

// Which city a text means. Refuses, always with choices: ambiguous_destination (several areas, or
// a province with several cities), unknown_destination, and no_catalogue for a place that exists
// but of which nothing is known here.
std::variant<Destination, Refused> find_destination(std::string_view text,
                                                    places::Areas const& areas,
                                                    places::Catalogue const& catalogue);

// What the catalogue has of a city; lives no longer than the catalogue.
City city_from(places::AreaCode code, places::Areas const& areas,
               places::Catalogue const& catalogue);

}  // namespace trips
