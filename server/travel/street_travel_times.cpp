// SPDX-License-Identifier: Apache-2.0
#include "travel/street_travel_times.hpp"

#include <algorithm>

#include "travel/leg_along.hpp"

namespace travel {

using places::Leg;
using places::Mode;

KeptWays StreetTravelTimes::ways_in(places::AreaCode city, std::span<base::LatLon const> places,
                                    Mode mode) const {
  auto const prepared = streets_.prepared(city);
  auto const* const ahead = prepared ? prepared->ways(mode) : nullptr;
  if (!ahead) return find_ways(*streets_.now(), *streets_.transits(), places, mode);
  std::vector<std::optional<std::size_t>> known;
  for (auto const at : places) known.push_back(prepared->index_of(at));
  bool const is_complete =
      std::all_of(known.begin(), known.end(), [](auto const& index) { return index.has_value(); });
  KeptWays found;
  if (!is_complete) found = find_ways(*streets_.now(), *streets_.transits(), places, mode);
  found.ways.resize(places.size() * places.size());
  std::vector<std::uint32_t> origins;
  for (auto const& origin : ahead->origins) origins.push_back(found.index_of(origin));
  for (std::size_t a = 0; a < places.size() && !ahead->ways.empty(); ++a)
    for (std::size_t b = 0; b < places.size(); ++b) {
      if (!known[a] || !known[b]) continue;
      auto& way = found.ways[a * places.size() + b];
      way = ahead->ways[*known[a] * prepared->points().size() + *known[b]];
      if (way.is_known()) way.origin = origins[way.origin];
    }
  return found;
}

auto StreetTravelTimes::legs_in(places::AreaCode area, std::span<base::LatLon const> places,
                                Mode mode) const -> Legs {
  auto const guessed = estimate_.legs(area, places, mode);
  auto const size = places.size();
  Legs legs(size * size);
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = 0; b < size; ++b)
      if (guessed.at(a, b).mode == mode) legs[a * size + b] = guessed.at(a, b);
  auto const known = ways_in(area.city(), places, mode);
  for (std::size_t i = 0; i < known.ways.size(); ++i)
    if (auto const& way = known.ways[i]; way.is_known())
      legs[i] = leg_of(way, known.origins[way.origin], mode, area.city(), fares_);
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
  auto const traveller = traveller_by(mode);
  if (!traveller || found->is_estimate()) return route;
  for (auto const& ground : *streets_.now()) {
    auto const start = ground->foothold(*traveller, from);
    auto const end = ground->foothold(*traveller, to);
    if (!start || !end) continue;
    auto path = ground->router(*traveller).path(*start, *end);
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
