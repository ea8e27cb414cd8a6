// SPDX-License-Identifier: Apache-2.0
#include "travel/kept_ways.hpp"

#include <algorithm>
#include <cmath>

#include "travel/leg_along.hpp"

namespace travel {
namespace {

using places::Leg;
using places::LegSource;
using places::Mode;

std::uint32_t tenths(double value) { return static_cast<std::uint32_t>(std::lround(value * 10)); }

void add_streets(KeptWays& found, StreetGround const& ground, Traveller traveller,
                 std::span<base::LatLon const> points) {
  std::vector<std::size_t> who;
  std::vector<Foothold> footholds;
  for (std::size_t i = 0; i < points.size(); ++i) {
    auto const foothold = ground.foothold(traveller, points[i]);
    if (!foothold) continue;
    who.push_back(i);
    footholds.push_back(*foothold);
  }
  if (who.size() < 2) return;
  auto const origin = found.index_of({LegSource::streets, ground.as_of()});
  auto const table = ground.router(traveller).table(footholds, footholds);
  for (std::size_t a = 0; a < who.size(); ++a)
    for (std::size_t b = 0; b < who.size(); ++b) {
      auto const& reach = table[a * who.size() + b];
      auto& way = found.ways[who[a] * points.size() + who[b]];
      if (!reach || way.is_known() || points[who[a]] == points[who[b]]) continue;
      way = kept(*reach, footholds[a].away_m + footholds[b].away_m, origin);
    }
}

void add_timetable(KeptWays& found, Transit const& transit, std::span<base::LatLon const> points,
                   Mode mode) {
  auto const origin = found.index_of({LegSource::timetable, transit.typical_day()});
  auto const journeys = transit.usual_journeys(points, mode);
  for (std::size_t i = 0; i < journeys.size(); ++i) {
    auto const& journey = journeys[i];
    if (!journey || points[i / points.size()] == points[i % points.size()]) continue;
    double const seconds = journey->arrive_s - journey->leave_s;
    found.ways[i] = kept({seconds, journey->ride_m}, journey->walk_m, origin);
  }
}

Leg leg_to_timetable(KeptWay const& way, WayOrigin const& origin, Mode mode, places::AreaCode city,
                     places::Fares const& fares) {
  constexpr std::uint32_t minute = 600;
  double const ride_m = way.dm / 10.0;
  Leg leg{.mode = mode, .source = origin.source, .as_of = origin.as_of, .fare = {}};
  leg.minutes = base::Minutes((way.ds + minute - 1) / minute);
  leg.walk_m = way.access_dm / 10.0;
  leg.distance_m = ride_m + leg.walk_m;
  leg.fare = fares.fare(city, mode, ride_m, leg.minutes);
  return leg;
}

}  // namespace

std::uint32_t KeptWays::index_of(WayOrigin const& origin) {
  auto const index =
      static_cast<std::size_t>(std::find(origins.begin(), origins.end(), origin) - origins.begin());
  if (index == origins.size()) origins.push_back(origin);
  return static_cast<std::uint32_t>(index);
}

KeptWay kept(Reach const& reach, double access_m, std::uint32_t origin) {
  return {tenths(reach.seconds), tenths(reach.metres), tenths(access_m), origin};
}

KeptWays find_ways(LiveStreets::Grounds const& grounds, LiveStreets::Transits const& transits,
                   std::span<base::LatLon const> points, Mode mode) {
  KeptWays found;
  found.ways.resize(points.size() * points.size());
  if (auto const traveller = traveller_by(mode))
    for (auto const& ground : grounds) add_streets(found, *ground, *traveller, points);
  else
    for (auto const& transit : transits) add_timetable(found, *transit, points, mode);
  bool const is_known = std::any_of(found.ways.begin(), found.ways.end(),
                                    [](KeptWay const& way) { return way.is_known(); });
  return is_known ? found : KeptWays{};
}

std::optional<Leg> leg_of(KeptWay const& way, WayOrigin const& origin, Mode mode,
                          places::AreaCode city, places::Fares const& fares) {
  if (origin.source == LegSource::timetable)
    return leg_to_timetable(way, origin, mode, city, fares);
  return leg_along({.reach = {way.ds / 10.0, way.dm / 10.0},
                    .access_m = way.access_dm / 10.0,
                    .source = origin.source,
                    .as_of = origin.as_of},
                   mode, city, fares);
}

}  // namespace travel
