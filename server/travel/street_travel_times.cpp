// SPDX-License-Identifier: Apache-2.0
#include "travel/street_travel_times.hpp"

#include <algorithm>

#include "travel/leg_along.hpp"

namespace travel {

using places::Leg;
using places::Mode;

void StreetTravelTimes::put_streets(Legs& legs, places::AreaCode city,
                                    std::span<base::LatLon const> places, Mode mode) const {
  auto const traveller = traveller_by(mode);
  if (!traveller) return;
  auto const size = places.size();
  std::vector<char> is_put(legs.size(), 0);
  for (auto const& ground : *streets_.now()) {
    std::vector<std::size_t> who;
    std::vector<Foothold> footholds;
    for (std::size_t i = 0; i < size; ++i) {
      auto const foothold = ground->foothold(*traveller, places[i]);
      if (!foothold) continue;
      who.push_back(i);
      footholds.push_back(*foothold);
    }
    if (who.size() < 2) continue;
    auto const table = ground->router(*traveller).table(footholds, footholds);
    for (std::size_t a = 0; a < who.size(); ++a)
      for (std::size_t b = 0; b < who.size(); ++b) {
        auto const& reach = table[a * who.size() + b];
        auto const at = who[a] * size + who[b];
        if (!reach || is_put[at] || places[who[a]] == places[who[b]]) continue;
        is_put[at] = 1;
        legs[at] = leg_along({.reach = *reach,
                              .access_m = footholds[a].away_m + footholds[b].away_m,
                              .as_of = ground->as_of()},
                             mode, city, fares_);
      }
  }
}

void StreetTravelTimes::put_timetables(Legs& legs, places::AreaCode city,
                                       std::span<base::LatLon const> places, Mode mode) const {
  for (auto const& transit : *streets_.transits()) {
    auto const journeys = transit->usual_journeys(places, mode);
    for (std::size_t i = 0; i < legs.size(); ++i) {
      auto const& journey = journeys[i];
      if (!journey || places[i / places.size()] == places[i % places.size()]) continue;
      Leg leg{.mode = mode,
              .source = places::LegSource::timetable,
              .as_of = transit->typical_day(),
              .fare = {}};
      leg.minutes = base::Minutes((journey->arrive_s - journey->leave_s + 59) / 60);
      leg.distance_m = journey->ride_m + journey->walk_m;
      leg.walk_m = journey->walk_m;
      leg.fare = fares_.fare(city, mode, journey->ride_m, leg.minutes);
      legs[i] = leg;
    }
  }
}

auto StreetTravelTimes::legs_in(places::AreaCode area, std::span<base::LatLon const> places,
                                Mode mode) const -> Legs {
  auto const guessed = estimate_.legs(area, places, mode);
  auto const size = places.size();
  Legs legs(size * size);
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = 0; b < size; ++b)
      if (guessed.at(a, b).mode == mode) legs[a * size + b] = guessed.at(a, b);
  put_streets(legs, area.city(), places, mode);
  if (mode == Mode::bus || mode == Mode::metro) put_timetables(legs, area.city(), places, mode);
  return legs;
}

std::optional<Leg> StreetTravelTimes::leg(places::AreaCode area, base::LatLon from, base::LatLon to,
                                          Mode mode) const {
  base::LatLon const both[] = {from, to};
  return legs_in(area, both, mode)[1];
}

std::optional<places::Route> StreetTravelTimes::route(places::AreaCode area, base::LatLon from,
                                                      base::LatLon to, Mode mode) const {
  auto const found = leg(area, from, to, mode);
  if (!found) return std::nullopt;
  places::Route route{*found, {}};
  if (found->source != places::LegSource::streets) return route;
  auto const traveller = traveller_by(mode).value();
  for (auto const& ground : *streets_.now()) {
    auto const start = ground->foothold(traveller, from);
    auto const end = ground->foothold(traveller, to);
    if (!start || !end) continue;
    auto path = ground->router(traveller).path(*start, *end);
    if (!path) continue;
    route.line = from_door_to_door(from, path->line, to);
    break;
  }
  return route;
}

places::LegTable StreetTravelTimes::legs(places::AreaCode area,
                                         std::span<base::LatLon const> places, Mode mode) const {
  auto const size = places.size();
  auto const wanted = legs_in(area, places, mode);
  bool const is_everywhere =
      std::all_of(wanted.begin(), wanted.end(), [](auto const& leg) { return leg.has_value(); });
  Legs walks;
  Legs taxis;
  if (!is_everywhere) {
    if (mode != Mode::walk) walks = legs_in(area, places, Mode::walk);
    taxis = legs_in(area, places, Mode::taxi);
  }
  std::vector<Leg> table;
  table.reserve(size * size);
  for (std::size_t i = 0; i < size * size; ++i) {
    if (wanted[i])
      table.push_back(*wanted[i]);
    else if (!walks.empty() && walks[i])
      table.push_back(*walks[i]);
    else
      table.push_back(taxis[i].value());
  }
  return {size, std::move(table)};
}

std::span<places::TrafficStep const> StreetTravelTimes::traffic(Mode mode) const {
  return estimate_.traffic(mode);
}

std::string_view StreetTravelTimes::source() const {
  return streets_.now()->empty() ? estimate_.source() : "OpenStreetMap streets, else an estimate";
}

}  // namespace travel
