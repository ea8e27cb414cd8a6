// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/terrain.hpp"

#include "trips/destination.hpp"
#include "trips/impl/preparing.hpp"
#include "trips/kept_rides.hpp"
#include "trips/lodging_wishes.hpp"
#include "trips/prices.hpp"

namespace trips {
namespace {

base::Error error_from(Refused const& refused) {
  base::Error error{base::Refusal::conflict, refused.why.en, refused.code};
  for (auto const& field : refused.fields)
    error.fields.push_back({"/wish" + field.pointer, field.detail.en});
  return error;
}

Wishes with_hours(Wishes wishes, std::optional<RidePair> const& rides) {
  return rides ? with_rides(std::move(wishes), *rides) : wishes;
}

}  // namespace

Terrain::Terrain(Itinerary const& itinerary, Wishes wishes, City city,
                 places::TravelTimes const& travel_times)
    : rides_(keep_rides(itinerary.rides, wishes, city, itinerary.tier)),
      wishes_(with_hours(std::move(wishes), rides_)),
      city_(std::move(city)),
      style_(style_of(itinerary.tier, wishes_)),
      needs_(needs_of(wishes_, style_)) {
  ground_.emplace(city_, travel_times, wishes_);
}

base::Result<std::shared_ptr<Terrain const>> Terrain::of(Itinerary const& itinerary,
                                                         Sources const& sources, base::Day today) {
  auto const found = find_destination(itinerary.wish.destination, sources.areas, sources.catalogue);
  if (auto const* refused = std::get_if<Refused>(&found)) return error_from(*refused);
  auto const& destination = std::get<Destination>(found);
  auto city = city_of(destination, sources);
  auto understood = understand(itinerary.wish, destination, city, today);
  if (auto const* refused = std::get_if<Refused>(&understood)) return error_from(*refused);
  auto& wishes = std::get<Wishes>(understood);
  wishes.planned_on = itinerary.planned_on;
  city.skies = skies_for(wishes, sources);
  return std::shared_ptr<Terrain const>(
      new Terrain(itinerary, std::move(wishes), std::move(city), sources.travel_times));
}

std::optional<Lodging> Terrain::lodging(std::string const& key) const {
  auto const* house = city_.find(key);
  if (house == nullptr || !house->is_lodging()) return std::nullopt;
  int const rooms = rooms_taken(*house, wishes_.party, wishes_.lodging);
  if (rooms == 0) return std::nullopt;
  return Lodging{house, rooms, room_price(*house) * rooms};
}

places::Place const& Terrain::home(Itinerary const& itinerary, std::size_t night) const {
  auto const stay = lodging(itinerary.days[night].lodging);
  return stay ? *stay->place : *city_.day_trip_base();
}

places::Place const& Terrain::start_of(Itinerary const& itinerary, std::size_t day) const {
  if (day == 0 && wishes_.arrival)
    if (auto const* hub = city_.find(wishes_.arrival->place)) return *hub;
  return home(itinerary, day == 0 ? 0 : day - 1);
}

places::Place const& Terrain::end_of(Itinerary const& itinerary, std::size_t day) const {
  bool const is_last = day + 1 == itinerary.days.size();
  if (is_last && wishes_.departure)
    if (auto const* hub = city_.find(wishes_.departure->place)) return *hub;
  return home(itinerary, is_last && day > 0 ? day - 1 : day);
}

}  // namespace trips
