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
    : city_(city),
      travel_times_(travel_times),
      world_(city, travel_times),
      openings_(wishes, city),
      ways_(city.ways) {
  if (!ways_)
    ways_ = std::make_shared<CityWays const>(
        ways_between(places_for(city, wishes), city, travel_times));
}

std::optional<std::vector<std::size_t>> Ground::points_of(
    std::vector<places::Place const*> const& places) const {
  std::vector<std::size_t> points;
  for (auto const* place : places) {
    auto const found = ways_->points.find(place);
    if (found == ways_->points.end()) return std::nullopt;
    points.push_back(found->second);
  }
  return points;
}

Way Ground::way(places::Place const& from, places::Place const& to, places::Mode mode,
                planner::Party const& party) const {
  if (&from == &to) return {};
  if (auto const points = points_of({&from, &to}))
    return ways_->ways.way((*points)[0], (*points)[1], mode, party);
  // The way keeps a pointer to the traffic of its table, so it is slowed by that of ours.
  auto way = ways_between({&from, &to}, city_, travel_times_).ways.way(0, 1, mode, party);
  way.traffic = keeps_to_timetable(way) ? nullptr : ways_->ways.traffic(mode);
  return way;
}

bool Ground::has_way(places::Place const& from, places::Place const& to, places::Mode mode) const {
  if (auto const points = points_of({&from, &to}))
    return ways_->ways.has_way((*points)[0], (*points)[1], mode);
  return ways_between({&from, &to}, city_, travel_times_).ways.has_way(0, 1, mode);
}

std::vector<std::vector<planner::Hop>> Ground::hops(std::vector<places::Place const*> const& places,
                                                    Style const& style,
                                                    planner::Party const& party) const {
  if (auto const points = points_of(places)) return ways_->ways.hops(*points, style, party);
  auto const own = ways_between(places, city_, travel_times_);
  std::vector<std::size_t> points;
  for (auto const* place : places) points.push_back(own.points.at(place));
  return own.ways.hops(points, style, party);
}

}  // namespace trips
