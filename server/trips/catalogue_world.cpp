// SPDX-License-Identifier: Apache-2.0
#include "trips/catalogue_world.hpp"

#include <cmath>

#include "trips/clocks.hpp"
#include "trips/timetable.hpp"
#include "trips/ways.hpp"

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

planner::Known booking_of(Place const& place) {
  if (place.booking == places::Booking::unknown) return planner::Known::unknown;
  return place.booking == places::Booking::required ? planner::Known::yes : planner::Known::no;
}

// What houses in China usually ask of guests; a house's own terms are not in the catalogue, and the
// certificate says that these are the usual ones.
planner::LodgingTerms usual_terms(Place const& place) {
  if (!place.is_lodging()) return {};
  return {.check_in_from = base::Minutes(14 * 60),
          .check_out_until = base::Minutes(12 * 60),
          .nights_min = 1,
          .is_refundable = planner::Known::yes,
          .is_usual = true};
}

}  // namespace

planner::Role role_of(Place const& place) {
  if (place.is_lodging()) return planner::Role::lodging;
  if (place.is_station()) return planner::Role::hub;
  if (place.prices.basis == places::PriceBasis::meal) return planner::Role::food;
  return planner::Role::sight;
}

std::vector<std::string> diets_of(Place const& place) {
  std::vector<std::string> diets;
  if (place.serves(places::Cuisine::vegetarian)) diets.emplace_back("vegetarian");
  if (place.serves(places::Cuisine::halal)) diets.emplace_back("halal");
  if (place.has(places::Tag::not_spicy)) diets.emplace_back("not_spicy");
  return diets;
}

planner::PlaceFacts facts_of(Place const& place) {
  planner::PlaceFacts facts;
  facts.key = place.key.str();
  facts.name = {place.name_zh, place.name_en};
  facts.city = place.area.city().str();
  facts.district = place.area.str();
  facts.at = place.at;
  facts.datum = planner::Datum::wgs84;  // imports convert whatever they are given in
  if (auto const clocks = Clocks::at(place.area, place.at))
    facts.utc_offset = clocks->standard_offset();
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
  facts.is_outdoor =
      place.setting == places::Setting::outdoor ? planner::Known::yes : planner::Known::no;
  facts.step_free = known_from(place.step_free);
  facts.kid_friendly = known_from(place.kid_friendly);
  facts.pet_friendly = known_from(place.pet_friendly);
  facts.sleeps = place.sleeps.value_or(0);
  facts.diets = diets_of(place);
  facts.terms = usual_terms(place);
  facts.needs_booking = booking_of(place);
  if (facts.needs_booking == planner::Known::yes)
    facts.booking_lead_days = 1;  // ahead: the day before at the latest
  facts.source = place.source;
  facts.as_of = place.as_of;
  facts.is_verified = place.is_verified;
  return facts;
}

CatalogueWorld::CatalogueWorld(City const& city, places::TravelTimes const& travel_times)
    : city_(city), travel_times_(travel_times) {
  for (auto const mode : planned_modes)
    if (auto traffic = traffic_in(travel_times, mode, 1))
      traffic_.emplace(static_cast<planner::Mode>(mode), std::move(traffic));
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
                                       planner::PlaceFacts const& to, planner::Mode mode,
                                       planner::Minutes leave) const {
  auto const leg = travel_times_.leg(city_.code, from.at, to.at, static_cast<places::Mode>(mode));
  if (!leg) return {planner::Minutes(24 * 60), 0, {}, true};
  planner::Travel travel{leg->minutes, static_cast<int>(std::lround(leg->distance_m)), leg->fare,
                         leg->is_estimate()};
  bool const is_slowed = leg->source != places::LegSource::timetable;
  if (auto const found = traffic_.find(mode); is_slowed && found != traffic_.end()) {
    auto const from_minute = static_cast<int>(leave.count());
    auto const minutes = static_cast<int>(leg->minutes.count());
    travel.time = planner::Minutes(found->second->arrival(from_minute, minutes) - from_minute);
    travel.is_slowed = travel.time > leg->minutes;
  }
  return travel;
}

planner::Source CatalogueWorld::travel_source() const {
  planner::Source source{std::string(travel_times_.source()), std::nullopt};
  if (travel_times_.as_of() != base::Day{}) source.as_of = travel_times_.as_of();
  return source;
}

std::optional<planner::Weather> CatalogueWorld::weather(std::string const&, planner::Day) const {
  return std::nullopt;
}

std::optional<planner::Ride> CatalogueWorld::ride(std::string const& number,
                                                  planner::Day day) const {
  if (!city_.timetable) return std::nullopt;
  auto const found = city_.timetable->find(number, day);
  return found ? std::optional(found->on(day)) : std::nullopt;
}

}  // namespace trips
