// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <unordered_map>

#include "trips/catalogue_world.hpp"
#include "trips/city.hpp"
#include "trips/ways.hpp"

namespace trips {

// A city as one request sees it: its facts, and the ways between those of its places that may
// come up. Ways are looked up once and shared by the tiers.
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
  std::unordered_map<places::Place const*, std::size_t> points_;
  Ways ways_;
};

}  // namespace trips
