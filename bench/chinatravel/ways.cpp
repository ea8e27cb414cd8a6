// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/ways.hpp"

#include <array>
#include <cmath>

#include "chinatravel/geodesic.hpp"

namespace chinatravel {

namespace {

constexpr double walk_kmh = 5;
constexpr double taxi_kmh = 40;
constexpr double metro_kmh = 30;

int minutes_for(double km, double kmh) { return static_cast<int>(km / kmh * 60); }

double rounded(double value) { return std::round(value * 100) / 100; }

double taxi_fare(double km) {
  if (km <= 1.8) return 11;
  return 11 + (std::min(km, 10.0) - 1.8) * 3.5 + std::max(0.0, km - 10) * 4.5;
}

double metro_fare(double km) {
  constexpr std::array<double, 8> limits{4, 9, 14, 21, 28, 37, 48, 61};
  for (std::size_t i = 0; i < limits.size(); ++i)
    if (km <= limits[i]) return static_cast<double>(i) + 2;
  return 9 + std::floor((km - 61 + 14) / 15);
}

}  // namespace

std::string_view to_word(Mode mode) {
  constexpr std::array<std::string_view, mode_count> words{"walk", "metro", "taxi"};
  return words[static_cast<std::size_t>(mode)];
}

std::optional<Mode> mode_from(std::string_view word) {
  for (auto const mode : {walk, metro, taxi})
    if (word == to_word(mode)) return mode;
  return {};
}

std::optional<HopFigures> figures_of(City const& city, Spot const& from, Spot const& to, double km,
                                     Mode mode) {
  if (mode == walk) return HopFigures{minutes_for(km, walk_kmh), 0, km, km};
  if (mode == taxi)
    return HopFigures{minutes_for(km, taxi_kmh), rounded(taxi_fare(km)), rounded(km), 0};
  if (from.access.station < 0 || to.access.station < 0) return {};
  auto const& first = city.metro[static_cast<std::size_t>(from.access.station)];
  auto const& last = city.metro[static_cast<std::size_t>(to.access.station)];
  if (first.name == last.name && first.at == last.at) return {};
  double const ride = geodesic_km(first.at, last.at);
  double const on_foot = rounded(from.access.km) + rounded(to.access.km);
  return HopFigures{minutes_for(from.access.km, walk_kmh) + minutes_for(ride, metro_kmh) +
                        minutes_for(to.access.km, walk_kmh),
                    metro_fare(ride), on_foot + rounded(ride), on_foot};
}

std::vector<Leg> legs_between(City const& city, Spot const& from, Spot const& to, Mode mode) {
  double const km = geodesic_km(from.at, to.at);
  auto const figures = figures_of(city, from, to, km, mode);
  if (!figures) return {};
  if (mode != metro)
    return {{mode, from.name, to.name, figures->minutes, figures->price, figures->km}};
  auto const& first = city.metro[static_cast<std::size_t>(from.access.station)];
  auto const& last = city.metro[static_cast<std::size_t>(to.access.station)];
  std::string const entrance = first.name + "-地铁站";
  std::string const way_out = last.name + "-地铁站";
  int const to_station = minutes_for(from.access.km, walk_kmh);
  int const from_station = minutes_for(to.access.km, walk_kmh);
  return {{walk, from.name, entrance, to_station, 0, rounded(from.access.km)},
          {metro, entrance, way_out, figures->minutes - to_station - from_station, figures->price,
           rounded(geodesic_km(first.at, last.at))},
          {walk, way_out, to.name, from_station, 0, rounded(to.access.km)}};
}

}  // namespace chinatravel
