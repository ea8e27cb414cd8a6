// SPDX-License-Identifier: Apache-2.0
// What has to be at hand before anything can be planned.
#pragma once
#include "trips/recommend.hpp"

namespace trips {

// The city of a destination with everything that the sources know of it but the weather.
City city_of(Destination const& destination, Sources const& sources);

// The weather of the days of the trip, and of those to which it might be moved; nullptr: nobody
// knows it.
std::shared_ptr<Skies const> skies_for(Wishes const& wishes, Sources const& sources);

}  // namespace trips
