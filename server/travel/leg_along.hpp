// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "places/fares.hpp"
#include "places/travel_times.hpp"
#include "travel/streets/street_router.hpp"
#include "travel/streets/way_speeds.hpp"

namespace travel {

// Who goes on the streets in this mode; nullopt for what runs to a timetable.
std::optional<Traveller> traveller_by(places::Mode mode);

// What somebody knows of a way along the streets.
struct KnownWay {
  Reach reach;
  double access_m = 0;  // between the places and their streets; walked
  places::LegSource source = places::LegSource::streets;
  base::Day as_of{};
};

// The leg of such a way, with what people do besides: find a bike, wait for a taxi, pay. nullopt if
// it is further than they walk or cycle.
std::optional<places::Leg> leg_along(KnownWay const& way, places::Mode mode, places::AreaCode city,
                                     places::Fares const& fares);

// The line with both places at its ends, without points that are less than a metre apart.
std::vector<base::LatLon> from_door_to_door(base::LatLon from,
                                            std::vector<base::LatLon> const& line, base::LatLon to);

}  // namespace travel
