// SPDX-License-Identifier: Apache-2.0
#include "trips/ground.hpp"

#include "trips/candidates.hpp"

namespace trips {
namespace {

using Points = std::unordered_map<places::Place const*, std::size_t>;

Points points_of(City const& city, Wishes const& wishes) {
  Points points;
  for (auto const* place : city.places)
    if (place->is_station() || place == city.day_trip_base() || wishes.is_must(*place) ||
        meets_needs(*place, wishes))
      points.emplace(place, points.size());
  return points;
}

std::vector<base::LatLon> positions_of(Points const& points) {
  std::vector<base::LatLon> positions(points.size());
  for (auto const& [place, point] : points) positions[point] = place->at;
  return positions;
}

}  // namespace

Ground::Ground(City const& city, places::TravelTimes const& travel_times, Wishes const& wishes)
    : city_(city),
      world_(city, travel_times),
      points_(points_of(city, wishes)),
      ways_(travel_times, city.code, positions_of(points_)) {}

Way Ground::way(places::Place const& from, places::Place const& to, Style const& style,
                planner::Party const& party) const {
  return ways_.best(points_.at(&from), points_.at(&to), style, party);
}

}  // namespace trips
