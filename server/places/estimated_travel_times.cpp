// SPDX-License-Identifier: Apache-2.0
#include "places/estimated_travel_times.hpp"

#include <algorithm>
#include <cmath>

namespace places {
namespace {

constexpr double walk_m_per_min = 75;  // 4.5 km/h
constexpr double walk_detour = 1.25;
constexpr double farthest_walk_m = 5'000;

constexpr double bike_m_per_min = 200;  // 12 km/h
constexpr double bike_detour = 1.3;
constexpr double bike_overhead_min = 3;  // to find one and to lock it
constexpr double farthest_bike_m = 12'000;

constexpr double bus_m_per_min = 270;          // 16 km/h in town
constexpr double bus_m_per_min_outside = 450;  // beyond the first 10 km
constexpr double bus_town_m = 10'000;
constexpr double bus_detour = 1.4;
constexpr double bus_wait_min = 8;
constexpr double bus_access_m = 350;  // at either end
constexpr double shortest_bus_m = 800;
constexpr double farthest_bus_m = 60'000;

constexpr double metro_m_per_min = 570;  // 34 km/h, stops included
constexpr double metro_detour = 1.3;
constexpr double metro_wait_min = 7;  // security, stairs, the train
constexpr double metro_reach_m = 20'000;
constexpr double metro_access_in_centre_m = 350;
constexpr double metro_access_per_m_out = 0.04;
constexpr double shortest_metro_m = 1'200;

constexpr double taxi_detour = 1.35;
constexpr double taxi_overhead_min = 5;  // until it has come and found its way out

double access_min(double metres) { return metres * walk_detour / walk_m_per_min; }

base::Minutes whole(double minutes) {
  return base::Minutes(static_cast<std::int64_t>(std::ceil(minutes - 1e-9)));
}

// Slow in the streets, faster on the ring, fast on the motorway.
double taxi_min(double metres) {
  double const streets = std::min(metres, 5'000.0);
  double const ring = std::clamp(metres - 5'000, 0.0, 10'000.0);
  double const motorway = std::max(metres - 15'000, 0.0);
  return streets / 370 + ring / 580 + motorway / 1'000;
}

std::optional<Leg> on_foot(double crow_m) {
  double const way = crow_m * walk_detour;
  if (way > farthest_walk_m) return std::nullopt;
  return Leg{.mode = Mode::walk,
             .minutes = whole(way / walk_m_per_min),
             .distance_m = way,
             .walk_m = way,
             .fare = {}};
}

std::optional<Leg> by_bike(double crow_m) {
  double const way = crow_m * bike_detour;
  if (way > farthest_bike_m) return std::nullopt;
  return Leg{.mode = Mode::bike,
             .minutes = whole(way / bike_m_per_min + bike_overhead_min),
             .distance_m = way,
             .fare = {}};
}

std::optional<Leg> by_bus(double crow_m) {
  if (crow_m < shortest_bus_m || crow_m > farthest_bus_m) return std::nullopt;
  double const way = crow_m * bus_detour;
  double const ride = std::min(way, bus_town_m) / bus_m_per_min +
                      std::max(way - bus_town_m, 0.0) / bus_m_per_min_outside;
  return Leg{.mode = Mode::bus,
             .minutes = whole(ride + bus_wait_min + 2 * access_min(bus_access_m)),
             .distance_m = way,
             .walk_m = 2 * bus_access_m * walk_detour,
             .fare = {}};
}

Leg by_taxi(double crow_m) {
  double const way = crow_m * taxi_detour;
  return Leg{.mode = Mode::taxi,
             .minutes = whole(taxi_min(way) + taxi_overhead_min),
             .distance_m = way,
             .fare = {},
             .seats = 4};
}

}  // namespace

XINGQU_WORD_TABLE(Mode, XINGQU_MODES)

base::Money fare_of(Leg const& leg, int people) {
  return leg.fare * ((people + leg.seats - 1) / leg.seats);
}

// The walk to a station; nullopt where none is likely.
std::optional<double> EstimatedTravelTimes::metro_access_m(AreaCode city, base::LatLon at) const {
  auto const* const area = areas_.find(city);
  if (!area) return std::nullopt;
  double const out = base::distance_m(area->at, at);
  if (out > metro_reach_m) return std::nullopt;
  return metro_access_in_centre_m + metro_access_per_m_out * out;
}

std::optional<Leg> EstimatedTravelTimes::by_metro(AreaCode city, base::LatLon from, base::LatLon to,
                                                  double crow_m) const {
  if (crow_m < shortest_metro_m || !fares_.has_metro(city)) return std::nullopt;
  auto const here = metro_access_m(city, from);
  auto const there = metro_access_m(city, to);
  if (!here || !there) return std::nullopt;
  double const way = crow_m * metro_detour;
  return Leg{.mode = Mode::metro,
             .minutes = whole(way / metro_m_per_min + metro_wait_min + access_min(*here + *there)),
             .distance_m = way,
             .walk_m = (*here + *there) * walk_detour,
             .fare = {}};
}

std::optional<Leg> EstimatedTravelTimes::leg(AreaCode city, base::LatLon from, base::LatLon to,
                                             Mode mode) const {
  double const crow_m = base::distance_m(from, to);
  auto leg = [&]() -> std::optional<Leg> {
    switch (mode) {
      case Mode::walk:
        return on_foot(crow_m);
      case Mode::bike:
        return by_bike(crow_m);
      case Mode::bus:
        return by_bus(crow_m);
      case Mode::metro:
        return by_metro(city.city(), from, to, crow_m);
      case Mode::taxi:
        break;
    }
    return by_taxi(crow_m);
  }();
  if (leg) leg->fare = fares_.fare(city.city(), mode, leg->distance_m, leg->minutes);
  return leg;
}

LegTable EstimatedTravelTimes::legs(AreaCode city, std::span<base::LatLon const> places,
                                    Mode mode) const {
  std::vector<Leg> table;
  table.reserve(places.size() * places.size());
  for (auto const from : places)
    for (auto const to : places) {
      auto found = leg(city, from, to, mode);
      if (!found) found = leg(city, from, to, Mode::walk);
      if (!found) found = leg(city, from, to, Mode::taxi);
      table.push_back(*found);
    }
  return {places.size(), std::move(table)};
}

}  // namespace places
