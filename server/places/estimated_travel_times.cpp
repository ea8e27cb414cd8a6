// SPDX-License-Identifier: Apache-2.0
#include "places/estimated_travel_times.hpp"

#include <algorithm>
#include <cmath>

#include "places/travel_habits.hpp"

namespace places {
namespace {

constexpr double walk_detour = 1.25;

constexpr double bike_m_per_min = 200;  // 12 km/h
constexpr double bike_detour = 1.3;

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

constexpr TrafficStep peaks[] = {{7 * 60 + 30, 140}, {9 * 60, 100}, {17 * 60, 140}, {19 * 60, 100}};

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

std::optional<Leg> by_metro(double crow_m, double access_m) {
  if (crow_m < shortest_metro_m) return std::nullopt;
  double const way = crow_m * metro_detour;
  return Leg{.mode = Mode::metro,
             .minutes = whole(way / metro_m_per_min + metro_wait_min + access_min(access_m)),
             .distance_m = way,
             .walk_m = access_m * walk_detour,
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
XINGQU_WORD_TABLE(LegSource, XINGQU_LEG_SOURCES)

base::Money fare_of(Leg const& leg, int people) {
  return leg.fare * ((people + leg.seats - 1) / leg.seats);
}

auto EstimatedTravelTimes::metro_access_m(AreaCode city, base::LatLon at) const -> Access {
  auto const* const area = areas_.find(city);
  if (!area || !fares_.has_metro(city)) return std::nullopt;
  double const out = base::distance_m(area->at, at);
  if (out > metro_reach_m) return std::nullopt;
  return metro_access_in_centre_m + metro_access_per_m_out * out;
}

std::optional<Leg> EstimatedTravelTimes::leg(AreaCode city, Way const& way, Mode mode) const {
  auto leg = [&]() -> std::optional<Leg> {
    switch (mode) {
      case Mode::walk:
        return on_foot(way.crow_m);
      case Mode::bike:
        return by_bike(way.crow_m);
      case Mode::bus:
        return by_bus(way.crow_m);
      case Mode::metro:
        if (!way.from || !way.to) return std::nullopt;
        return by_metro(way.crow_m, *way.from + *way.to);
      case Mode::taxi:
        break;
    }
    return by_taxi(way.crow_m);
  }();
  if (leg) leg->fare = fares_.fare(city, mode, leg->distance_m, leg->minutes);
  return leg;
}

Leg EstimatedTravelTimes::leg_or_other(AreaCode city, Way const& way, Mode mode) const {
  if (auto const found = leg(city, way, mode)) return *found;
  if (auto const found = leg(city, way, Mode::walk)) return *found;
  return leg(city, way, Mode::taxi).value();
}

std::optional<Leg> EstimatedTravelTimes::leg(AreaCode area, base::LatLon from, base::LatLon to,
                                             Mode mode) const {
  auto const city = area.city();
  Way const way{base::distance_m(from, to), metro_access_m(city, from), metro_access_m(city, to)};
  return leg(city, way, mode);
}

std::span<TrafficStep const> EstimatedTravelTimes::traffic(Mode mode) const {
  if (mode == Mode::bus || mode == Mode::taxi) return peaks;
  return {};
}

LegTable EstimatedTravelTimes::legs(AreaCode area, std::span<base::LatLon const> places,
                                    Mode mode) const {
  auto const city = area.city();
  auto const size = places.size();
  std::vector<Access> access;
  for (auto const at : places) access.push_back(metro_access_m(city, at));
  std::vector<Leg> table(size * size);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = i; j < size; ++j) {
      Way const way{base::distance_m(places[i], places[j]), access[i], access[j]};
      table[i * size + j] = table[j * size + i] = leg_or_other(city, way, mode);
    }
  return {size, std::move(table)};
}

}  // namespace places
