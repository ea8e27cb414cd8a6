// SPDX-License-Identifier: Apache-2.0
// Limits in words: of money, of hours, of each day, of the modes in the city.
#pragma once
#include "trips/impl/said_words.hpp"

namespace trips {

void hear_limits(assistant::ReadWish const& said, City const& city, SaidWarnings& warnings,
                 Wishes& wishes);

// Where to sleep; what is asked for already is left as it is.
void hear_lodging_fields(LodgingWish const& lodging, City const& city, Wishes& wishes);

// How to travel; what is asked for already is left as it is.
void hear_ride_fields(RideWish const& ride, Wishes& wishes);

// The city of that code, or the one its district belongs to; nullopt: there is none.
std::optional<Origin> origin_from(places::AreaCode code, places::Areas const& areas);

}  // namespace trips
