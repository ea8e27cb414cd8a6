// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "places/travel_times.hpp"
#include "planner/plan.hpp"
#include "planner/time_of_day.hpp"
#include "trips/city.hpp"

namespace trips {

// A city's places as the facts that the planner and its verifier look things up in.
class CatalogueWorld final : public planner::World {
 public:
  CatalogueWorld(City const& city, places::TravelTimes const& travel_times);

  planner::PlaceFacts const* find(std::string const& key) const override;
  planner::Hours hours(std::string const& key, planner::Day day) const override;
  // Where the mode does not exist the journey takes longer than any day.
  planner::Travel travel(planner::PlaceFacts const& from, planner::PlaceFacts const& to,
                         planner::Mode mode, planner::Minutes leave) const override;
  planner::Source travel_source() const override;
  // Forecasts are not part of the catalogue.
  std::optional<planner::Weather> weather(std::string const& city, planner::Day day) const override;
  // As the city's timetable has it.
  std::optional<planner::Ride> ride(std::string const& number, planner::Day day) const override;

 private:
  City const& city_;
  places::TravelTimes const& travel_times_;
  std::map<planner::Mode, std::shared_ptr<planner::TimeOfDay const>> traffic_;
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<planner::PlaceFacts> facts_;
};

// What a place is in a plan. A place that sells meals is food, whatever else it is.
planner::Role role_of(places::Place const& place);
// What it is known to cater for, in the words of planner::Needs::diets.
std::vector<std::string> diets_of(places::Place const& place);
planner::PlaceFacts facts_of(places::Place const& place);

}  // namespace trips
