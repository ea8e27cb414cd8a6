// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/catalogue_world.hpp"
#include "trips/city.hpp"
#include "trips/city_ways.hpp"

namespace trips {

// A city as one request sees it: its facts, and the ways between those of its places that may
// come up. Ways are looked up once and shared by the tiers, or by all requests (City::ways).
class Ground {
 public:
  Ground(City const& city, places::TravelTimes const& travel_times, Wishes const& wishes);

  City const& city() const { return city_; }
  CatalogueWorld const& world() const { return world_; }
  Way way(places::Place const& from, places::Place const& to, Style const& style,
          planner::Party const& party) const;

 private:
  City const& city_;
  CatalogueWorld world_;
  std::shared_ptr<CityWays const> ways_;
};

}  // namespace trips
