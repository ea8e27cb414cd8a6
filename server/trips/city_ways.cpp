// SPDX-License-Identifier: Apache-2.0
#include "trips/city_ways.hpp"

namespace trips {
namespace {

constexpr std::size_t places_max = 400;  // four tables of 56 bytes a leg: 36 MB

}  // namespace

CityWays ways_between(std::vector<places::Place const*> const& places, City const& city,
                      places::TravelTimes const& travel_times) {
  std::unordered_map<places::Place const*, std::size_t> points;
  std::vector<base::LatLon> positions;
  for (auto const* place : places)
    if (points.emplace(place, positions.size()).second) positions.push_back(place->at);
  return {std::move(points), Ways(travel_times, city.code, std::move(positions))};
}

std::shared_ptr<CityWays const> CatalogueWays::of(City const& city,
                                                  places::TravelTimes const& travel_times) {
  if (city.places.size() > places_max) return nullptr;
  std::lock_guard const lock(mutex_);
  if (auto const edition = travel_times.edition(); edition != edition_) {
    cities_.clear();
    edition_ = edition;
  }
  auto& ways = cities_[city.code];
  if (!ways) ways = std::make_shared<CityWays const>(ways_between(city.places, city, travel_times));
  return ways;
}

std::shared_ptr<CatalogueWays> LiveWays::of(
    std::shared_ptr<places::Catalogue const> const& catalogue) {
  std::lock_guard const lock(mutex_);
  if (catalogue_ != catalogue) {
    catalogue_ = catalogue;
    ways_ = std::make_shared<CatalogueWays>();
  }
  return ways_;
}

}  // namespace trips
