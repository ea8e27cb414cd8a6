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
    : city_(city), world_(city, travel_times), openings_(wishes, city), ways_(city.ways) {
  if (!ways_)
    ways_ = std::make_shared<CityWays const>(
        ways_between(places_for(city, wishes), city, travel_times));
}

Way Ground::way(places::Place const& from, places::Place const& to, places::Mode mode,
                planner::Party const& party) const {
  if (&from == &to) return {};
  return ways_->ways.way(ways_->points.at(&from), ways_->points.at(&to), mode, party);
}

std::vector<std::vector<planner::Hop>> Ground::hops(std::vector<places::Place const*> const& places,
                                                    Style const& style,
                                                    planner::Party const& party) const {
  std::vector<std::size_t> points;
  for (auto const* place : places) points.push_back(ways_->points.at(place));
  return ways_->ways.hops(points, style, party);
}

}  // namespace trips
