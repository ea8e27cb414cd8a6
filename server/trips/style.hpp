// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "base/money.hpp"
#include "places/travel_times.hpp"
#include "planner/limits.hpp"
#include "planner/plan.hpp"
#include "trips/wishes.hpp"

namespace trips {

// How one tier travels. Money in yuan.
struct Style {
  planner::Tier tier = planner::Tier::economy;
  planner::Pace pace = planner::Pace::normal;
  int stars_from = 1;  // preferred classes of lodging
  int stars_to = 5;
  int meal_from = 0;  // preferred price of a meal per person
  int meal_to = 0;
  double minute_worth = 0.5;   // what a minute less on the way is worth to a person
  bool rides_public = true;    // takes buses and metros
  int walk_max_m = 1'200;      // on foot rather than by wheels up to here
  unsigned refused_modes = 0;  // bit m: not by mode m where there is another
  double ticket_worth = 1;     // of a paid sight's score, per 100 yuan of its ticket
};

constexpr unsigned bit_of(places::Mode mode) { return 1u << static_cast<unsigned>(mode); }

Style style_of(planner::Tier tier, Wishes const& wishes);

// The part of each day that may be filled, before arrivals and departures cut it.
struct DayFrame {
  int from = 0;
  int until = 0;
};
DayFrame day_frame(planner::Pace pace, bool likes_nights);

// A day that has lunch begins by then, one that has dinner ends after it; in minutes.
constexpr int lunch_at_latest = 12 * 60 + 15;
constexpr int dinner_eaten = 18 * 60 + 40;

// The planner's view of the wishes at this style's pace.
planner::Needs needs_of(Wishes const& wishes, Style const& style);

}  // namespace trips
