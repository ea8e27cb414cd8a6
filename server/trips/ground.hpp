// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/catalogue_world.hpp"
#include "trips/city.hpp"
#include "trips/city_ways.hpp"
#include "trips/openings.hpp"

namespace trips {

// A city as one request sees it: its facts, when it is open on the days of the trip, and the ways
// between those of its places that may come up. Ways are looked up once and shared by the tiers, or
// by all requests (City::ways).
class Ground {
 public:
  Ground(City const& city, places::TravelTimes const& travel_times, Wishes const& wishes);

  City const& city() const { return city_; }
  CatalogueWorld const& world() const { return world_; }
  Openings const& openings() const { return openings_; }
  // The same point twice is no way at all. Bug: there is no way in that mode.
  Way way(places::Place const& from, places::Place const& to, places::Mode mode,
          planner::Party const& party) const;
  bool has_way(places::Place const& from, places::Place const& to, places::Mode mode) const;
  // Ways::hops() between these places.
  std::vector<std::vector<planner::Hop>> hops(std::vector<places::Place const*> const& places,
                                              Style const& style,
                                              planner::Party const& party) const;
  // Ways::hop_traffic().
  std::vector<std::shared_ptr<planner::TimeOfDay const>> const& hop_traffic() const {
    return ways_->ways.hop_traffic();
  }

 private:
  // Their index; nullopt: one of them was not expected to come up.
  std::optional<std::vector<std::size_t>> points_of(
      std::vector<places::Place const*> const& places) const;

  City const& city_;
  places::TravelTimes const& travel_times_;
  CatalogueWorld world_;
  Openings openings_;
  std::shared_ptr<CityWays const> ways_;
};

}  // namespace trips
