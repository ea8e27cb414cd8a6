// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <optional>

#include "trips/changes/itinerary.hpp"
#include "trips/ground.hpp"
#include "trips/lodging.hpp"
#include "trips/recommend.hpp"
#include "trips/rides.hpp"
#include "trips/style.hpp"

namespace trips {

// What a trip's wish means on the facts of now: its wishes as understood, the city, the days and
// ways of it. Made once for several changes of one trip.
class Terrain {
 public:
  // Refuses with the fields of the wish that do not fit the facts (any more).
  static base::Result<std::shared_ptr<Terrain const>> of(Itinerary const& itinerary,
                                                         Sources const& sources, base::Day today);
  Terrain(Terrain const&) = delete;

  Wishes const& wishes() const { return wishes_; }  // with the hours of the rides
  City const& city() const { return city_; }
  Ground const& ground() const { return *ground_; }
  Style const& style() const { return style_; }
  std::optional<RidePair> const& rides() const { return rides_; }
  planner::Needs const& needs() const { return needs_; }

  places::Place const* find(std::string const& key) const { return city_.find(key); }
  // The rooms that the party takes in a house; nullopt where it is none, or not known.
  std::optional<Lodging> lodging(std::string const& key) const;
  // Where the day begins and ends, by the nights of the itinerary.
  places::Place const& start_of(Itinerary const& itinerary, std::size_t day) const;
  places::Place const& end_of(Itinerary const& itinerary, std::size_t day) const;

 private:
  Terrain(Itinerary const& itinerary, Wishes wishes, City city,
          places::TravelTimes const& travel_times);
  places::Place const& home(Itinerary const& itinerary, std::size_t night) const;

  std::optional<RidePair> rides_;
  Wishes wishes_;
  City city_;
  Style style_;
  planner::Needs needs_;
  std::optional<Ground> ground_;  // refers to the city
};

}  // namespace trips
