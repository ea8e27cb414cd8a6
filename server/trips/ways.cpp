// SPDX-License-Identifier: Apache-2.0
#include "trips/ways.hpp"

#include <cmath>

#include "planner/limits.hpp"

namespace trips {
namespace {

using places::Mode;

constexpr Mode modes[] = {Mode::walk, Mode::bus, Mode::metro, Mode::taxi};

int paying_heads(planner::Party const& party) {
  auto const& ages = party.child_ages;
  auto const small = std::count_if(ages.begin(), ages.end(),
                                   [](int age) { return age < planner::free_below_age; });
  return party.people() - static_cast<int>(small);
}

Way way_from(places::Leg const& leg, planner::Party const& party) {
  Way way;
  way.mode = leg.mode;
  way.minutes = static_cast<int>(leg.minutes.count());
  way.metres = static_cast<int>(std::lround(leg.distance_m));
  way.walk_m = leg.mode == Mode::walk ? way.metres : static_cast<int>(std::lround(leg.walk_m));
  way.unit_fare = leg.fare;
  way.is_estimate = leg.is_estimate;
  int const seats = planner::seats_per_taxi;
  way.units = leg.mode == Mode::taxi ? (party.people() + seats - 1) / seats : paying_heads(party);
  return way;
}

bool is_public(Mode mode) { return mode == Mode::bus || mode == Mode::metro; }

}  // namespace

Ways::Ways(places::TravelTimes const& travel_times, places::AreaCode city,
           std::vector<base::LatLon> points) {
  for (auto const mode : modes) tables_.push_back(travel_times.legs(city, points, mode));
}

Way Ways::best(std::size_t from, std::size_t to, Style const& style,
               planner::Party const& party) const {
  auto const& on_foot = tables_[0].at(from, to);
  if (on_foot.mode == Mode::walk && on_foot.distance_m <= style.walk_max_m)
    return way_from(on_foot, party);

  Way best;
  double best_burden = 0;
  bool found = false;
  for (std::size_t i = 1; i < std::size(modes); ++i) {
    auto const& leg = tables_[i].at(from, to);
    if (leg.mode != modes[i] || (is_public(leg.mode) && !style.rides_public)) continue;
    auto const way = way_from(leg, party);
    double const yuan_each =
        static_cast<double>(way.fare().minor()) / 100 / std::max(1, party.people());
    double const burden = way.minutes * style.minute_worth + yuan_each +
                          way.walk_m * style.minute_worth / 200;  // half as tiring again
    if (found && burden >= best_burden) continue;
    best = way;
    best_burden = burden;
    found = true;
  }
  return found ? best : way_from(on_foot, party);
}

planner::PriceRange unit_price(Way const& way) {
  auto const fare = way.unit_fare;
  if (way.mode != Mode::taxi || fare.is_zero()) return {fare, fare, true};
  auto const whole_yuan = [&](std::int64_t percent) {
    return base::Money(fare.minor() * percent / 10'000 * 100, fare.currency());
  };
  return {whole_yuan(90), std::max(fare, whole_yuan(125)), false};
}

planner::Hop hop_of(Way const& way) {
  auto const dearest = unit_price(way).high * way.units;
  auto const spare = planner::transfer_buffer(static_cast<planner::Mode>(way.mode));
  auto const minutes = way.minutes + static_cast<int>(spare.count());
  return {(minutes + 4) / 5 * 5, way.walk_m, dearest.minor()};
}

}  // namespace trips
