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

auto CatalogueWays::one(places::AreaCode city, std::uint64_t edition) -> std::shared_ptr<OneCity> {
  std::lock_guard const lock(mutex_);
  if (edition != edition_) {
    cities_.clear();
    edition_ = edition;
  }
  auto& found = cities_[city];
  if (!found) found = std::make_shared<OneCity>();
  return found;
}

std::shared_ptr<CityWays const> CatalogueWays::of(City const& city,
                                                  places::TravelTimes const& travel_times) {
  if (city.places.size() > places_max) return nullptr;
  auto const found = one(city.code, travel_times.edition());
  std::lock_guard const lock(found->mutex);
  if (!found->ways)
    found->ways = std::make_shared<CityWays const>(ways_between(city.places, city, travel_times));
  return found->ways;
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
