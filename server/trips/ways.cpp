// SPDX-License-Identifier: Apache-2.0
#include "trips/ways.hpp"

#include <algorithm>
#include <cmath>

#include "base/expects.hpp"
#include "planner/limits.hpp"

namespace trips {
namespace {

using places::Mode;

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
  way.source = leg.source;
  way.as_of = leg.as_of;
  int const seats = planner::seats_per_taxi;
  way.units = leg.mode == Mode::taxi ? (party.people() + seats - 1) / seats : paying_heads(party);
  return way;
}

constexpr int five = 5;

bool is_public(Mode mode) { return mode == Mode::bus || mode == Mode::metro; }

constexpr double longer_walk = 2.5;  // times the usual one, for whoever refuses to ride

bool goes_by(Style const& style, places::Leg const& leg) {
  auto const walk = style.walk_max_m * (style.refused_modes == 0 ? 1 : longer_walk);
  if (leg.mode == Mode::walk) return leg.distance_m <= walk;
  if ((style.refused_modes & bit_of(leg.mode)) != 0) return false;
  return style.rides_public || !is_public(leg.mode);
}

}  // namespace

int Way::arrival(int leave) const {
  return traffic == nullptr ? leave + minutes : traffic->arrival(leave, minutes);
}

int Way::departure(int by) const {
  return traffic == nullptr ? by - minutes : traffic->departure(by, minutes);
}

std::shared_ptr<planner::TimeOfDay const> traffic_in(places::TravelTimes const& travel_times,
                                                     Mode mode, int round_to) {
  std::vector<planner::TrafficStep> steps;
  for (auto const& step : travel_times.traffic(mode)) {
    EXPECTS(step.percent >= 100);  // what is to spare at the end of a way never shrinks
    steps.push_back({step.from, step.percent});
  }
  return steps.empty() ? nullptr : std::make_shared<planner::TimeOfDay const>(steps, round_to);
}

Ways::Ways(places::TravelTimes const& travel_times, places::AreaCode city,
           std::vector<base::LatLon> points) {
  for (auto const mode : planned_modes) {
    tables_.push_back(travel_times.legs(city, points, mode));
    traffic_.push_back(traffic_in(travel_times, mode, 1));
    hop_traffic_.push_back(traffic_in(travel_times, mode, five));
  }
}

planner::TimeOfDay const* Ways::traffic(Mode mode) const {
  auto const planned = std::find(planned_modes.begin(), planned_modes.end(), mode);
  EXPECTS(planned != planned_modes.end());
  return traffic_[static_cast<std::size_t>(planned - planned_modes.begin())].get();
}

bool Ways::has_way(std::size_t from, std::size_t to, Mode mode) const {
  return std::any_of(tables_.begin(), tables_.end(),
                     [&](auto const& table) { return table.at(from, to).mode == mode; });
}

Way Ways::way(std::size_t from, std::size_t to, Mode mode, planner::Party const& party) const {
  for (auto const& table : tables_) {
    auto const& leg = table.at(from, to);
    if (leg.mode != mode) continue;  // another mode in place of one that does not exist here
    auto way = way_from(leg, party);
    if (!keeps_to_timetable(way)) way.traffic = traffic(mode);
    return way;
  }
  EXPECTS(false);
  return {};
}

std::vector<std::vector<planner::Hop>> Ways::hops(std::vector<std::size_t> const& points,
                                                  Style const& style,
                                                  planner::Party const& party) const {
  constexpr planner::Hop none{-1, 0, 0};
  auto const size = points.size();
  std::vector<std::vector<planner::Hop>> hops(planned_modes.size(),
                                              std::vector<planner::Hop>(size * size, none));
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = 0; b < size; ++b) {
      auto const at = a * size + b;
      if (points[a] == points[b]) {
        hops[0][at] = {};
        continue;
      }
      bool found = false;
      for (std::size_t m = 0; m < planned_modes.size(); ++m) {
        auto const& leg = tables_[m].at(points[a], points[b]);
        if (leg.mode != planned_modes[m] || !goes_by(style, leg)) continue;
        hops[m][at] = hop_of(way_from(leg, party));
        found = true;
      }
      if (found) continue;
      auto const& leg = tables_[0].at(points[a], points[b]);
      auto const m = leg.mode == Mode::walk ? 0 : planned_modes.size() - 1;
      hops[m][at] = hop_of(way_from(leg, party));
    }
  return hops;
}

void weigh_ways(planner::Problem& problem, Style const& style, planner::Party const& party) {
  constexpr double metres_as_tiring_as_a_minute = 200;
  constexpr double part_of_time = 0.7;  // of what a way takes; fares and walking are the rest
  auto weights = planner::ordinary_weights(problem);
  weights.travel *= part_of_time;
  weights.fares = weights.travel / (style.minute_worth * 100 * std::max(1, party.people()));
  weights.walk = weights.travel / metres_as_tiring_as_a_minute;
  problem.weights = weights;
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
  return {(minutes + five - 1) / five * five, way.walk_m, dearest.minor()};
}

}  // namespace trips
