// SPDX-License-Identifier: Apache-2.0
#include "trips/ground.hpp"

#include "trips/candidates.hpp"

namespace trips {
namespace {

std::vector<places::Place const*> places_for(City const& city, Wishes const& wishes) {
  std::vector<places::Place const*> places;
  for (auto const* place : city.places)
    if (place->is_station() || place == city.day_trip_base() || wishes.is_must(*place) ||
        meets_needs(*place, wishes))
      places.push_back(place);
  return places;
}

}  // namespace

Ground::Ground(City const& city, places::TravelTimes const& travel_times, Wishes const& wishes)
    : city_(city), world_(city, travel_times), ways_(city.ways) {
  if (!ways_)
    ways_ = std::make_shared<CityWays const>(
        ways_between(places_for(city, wishes), city, travel_times));
}

Way Ground::way(places::Place const& from, places::Place const& to, Style const& style,
                planner::Party const& party) const {
  return ways_->ways.best(ways_->points.at(&from), ways_->points.at(&to), style, party);
}

}  // namespace trips
