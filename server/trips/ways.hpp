// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <memory>
#include <vector>

#include "places/travel_times.hpp"
#include "planner/plan.hpp"
#include "planner/problem.hpp"
#include "trips/style.hpp"

namespace trips {

// The modes a plan may use; the optimiser counts them by their place in this list.
constexpr std::array<places::Mode, 4> planned_modes{places::Mode::walk, places::Mode::bus,
                                                    places::Mode::metro, places::Mode::taxi};

// The way between two points in one mode.
struct Way {
  places::Mode mode = places::Mode::walk;
  int minutes = 0;
  int metres = 0;
  int walk_m = 0;
  base::Money unit_fare;  // per head or per car
  int units = 0;          // heads that pay, or cars
  base::Money fare() const { return unit_fare * units; }
  places::LegSource source = places::LegSource::estimate;
  base::Day as_of{};                            // of the source; 1970: it has no day
  planner::TimeOfDay const* traffic = nullptr;  // none: takes as long at any hour
  int arrival(int leave) const;
  // The latest time to leave for being there by `by`.
  int departure(int by) const;
};

// A timetable knows the hours of the day already: no traffic lengthens such a way.
inline bool keeps_to_timetable(Way const& way) {
  return way.source == places::LegSource::timetable;
}

// All legs between the points of one plan, in every mode; asked for once, chosen from per style.
class Ways {
 public:
  Ways(places::TravelTimes const& travel_times, places::AreaCode city,
       std::vector<base::LatLon> points);

  // Bug: there is no such way.
  Way way(std::size_t from, std::size_t to, places::Mode mode, planner::Party const& party) const;

  bool has_way(std::size_t from, std::size_t to, places::Mode mode) const;

  // How the hours lengthen the ways in a planned mode; nullptr: not at all.
  planner::TimeOfDay const* traffic(places::Mode mode) const;

  // For the optimiser: the hops between these points, a table per planned mode. The ways a style
  // does not go are left out: far on foot (further where a mode is refused), by what is refused, by
  // bus and metro if it rides neither. Where that leaves
  // none, one goes as the travel times say.
  std::vector<std::vector<planner::Hop>> hops(std::vector<std::size_t> const& points,
                                              Style const& style,
                                              planner::Party const& party) const;
  // The traffic that goes with them, for a problem with `stay_step` of five minutes. The search
  // counts on it for timetables too, which leaves a little to spare.
  std::vector<std::shared_ptr<planner::TimeOfDay const>> const& hop_traffic() const {
    return hop_traffic_;
  }

 private:
  // In the order of planned_modes.
  std::vector<places::LegTable> tables_;
  std::vector<std::shared_ptr<planner::TimeOfDay const>> traffic_;
  std::vector<std::shared_ptr<planner::TimeOfDay const>> hop_traffic_;
};

// How the hours lengthen the ways in a mode, arrivals rounded up to multiples; nullptr: not at all.
std::shared_ptr<planner::TimeOfDay const> traffic_in(places::TravelTimes const& travel_times,
                                                     places::Mode mode, int round_to);

// What a way takes from the optimiser's objective: a minute is worth what the style says, walking
// is half as tiring again as riding, and all together count about as much as time alone ordinarily.
void weigh_ways(planner::Problem& problem, Style const& style, planner::Party const& party);

// What a head or a car pays. A taxi's fare is an estimate and so a range: traffic lights and
// queues cost money. Buses and metros have a tariff.
planner::PriceRange unit_price(Way const& way);

// For the optimiser: what it costs at most, and minutes with what a way takes besides, rounded up
// to five, so that a timetable reads in fives.
planner::Hop hop_of(Way const& way);

}  // namespace trips
