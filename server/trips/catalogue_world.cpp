// SPDX-License-Identifier: Apache-2.0
#include "trips/catalogue_world.hpp"

#include <cmath>

namespace trips {
namespace {

using places::Place;

planner::Known known_from(places::Known known) {
  switch (known) {
    case places::Known::yes:
      return planner::Known::yes;
    case places::Known::no:
      return planner::Known::no;
    case places::Known::unknown:
      break;
  }
  return planner::Known::unknown;
}

std::optional<planner::Money> amount_of(places::Price const& price) {
  return price.is_unknown() ? std::nullopt : std::optional(price.amount());
}

template <class Word>
std::vector<std::string> words_from(std::vector<Word> const& values) {
  std::vector<std::string> words;
  for (auto const value : values) words.emplace_back(to_word(value));
  return words;
}

}  // namespace

planner::Role role_of(Place const& place) {
  if (place.is_lodging()) return planner::Role::lodging;
  if (place.is_station()) return planner::Role::hub;
  if (place.prices.basis == places::PriceBasis::meal) return planner::Role::food;
  return planner::Role::sight;
}

planner::PlaceFacts facts_of(Place const& place) {
  planner::PlaceFacts facts;
  facts.key = place.key.str();
  facts.name = {place.name_zh, place.name_en};
  facts.city = place.area.city().str();
  facts.district = place.area.str();
  facts.at = place.at;
  facts.role = role_of(place);
  facts.kinds = words_from(place.kinds);
  facts.cuisines = words_from(place.cuisines);
  if (place.visit) {
    facts.stay_min = place.visit->min;
    facts.stay_max = place.visit->max;
  }
  facts.last_entry = place.last_entry;
  facts.prices = {amount_of(place.prices.adult), amount_of(place.prices.child),
                  amount_of(place.prices.senior)};
  facts.is_outdoor = place.setting == places::Setting::outdoor;
  facts.step_free = known_from(place.step_free);
  facts.kid_friendly = known_from(place.kid_friendly);
  facts.pet_friendly = known_from(place.pet_friendly);
  facts.sleeps = place.sleeps.value_or(0);
  facts.needs_booking = place.booking == places::Booking::required;
  facts.source = place.source;
  facts.as_of = place.as_of;
  facts.is_verified = place.is_verified;
  return facts;
}

CatalogueWorld::CatalogueWorld(City const& city, places::TravelTimes const& travel_times)
    : city_(city), travel_times_(travel_times) {
  facts_.reserve(city.places.size());
  for (auto const* place : city.places) {
    index_.emplace(place->key.str(), facts_.size());
    facts_.push_back(facts_of(*place));
  }
}

planner::PlaceFacts const* CatalogueWorld::find(std::string const& key) const {
  auto const found = index_.find(key);
  return found == index_.end() ? nullptr : &facts_[found->second];
}

planner::Hours CatalogueWorld::hours(std::string const& key, planner::Day day) const {
  auto const found = index_.find(key);
  if (found == index_.end()) return {};
  auto const& hours = city_.places[found->second]->hours;
  if (!hours) return {};
  return {true, hours->open_spans(day)};
}

planner::Travel CatalogueWorld::travel(planner::PlaceFacts const& from,
                                       planner::PlaceFacts const& to, planner::Mode mode) const {
  auto const leg = travel_times_.leg(city_.code, from.at, to.at, static_cast<places::Mode>(mode));
  if (!leg) return {planner::Minutes(24 * 60), 0, {}, true};
  return {leg->minutes, static_cast<int>(std::lround(leg->distance_m)), leg->fare,
          leg->is_estimate};
}

}  // namespace trips
