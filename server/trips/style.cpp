// SPDX-License-Identifier: Apache-2.0
#include "trips/style.hpp"

#include <algorithm>

namespace trips {
namespace {

constexpr Style luxury{.tier = planner::Tier::luxury,
                       .pace = planner::Pace::relaxed,
                       .stars_from = 5,
                       .stars_to = 5,
                       .meal_from = 80,
                       .meal_to = 400,
                       .minute_worth = 3,
                       .rides_public = false,
                       .walk_max_m = 800,
                       .ticket_worth = 1.1};
constexpr Style economy{.tier = planner::Tier::economy,
                        .pace = planner::Pace::normal,
                        .stars_from = 2,
                        .stars_to = 3,
                        .meal_from = 30,
                        .meal_to = 90,
                        .minute_worth = 0.3,
                        .rides_public = true,
                        .walk_max_m = 1'200,
                        .ticket_worth = 0.9};
constexpr Style backpacker{.tier = planner::Tier::backpacker,
                           .pace = planner::Pace::intense,
                           .stars_from = 1,
                           .stars_to = 2,
                           .meal_from = 0,
                           .meal_to = 45,
                           .minute_worth = 0.12,
                           .rides_public = true,
                           .walk_max_m = 1'800,
                           .ticket_worth = 0.55};

Style base_style(planner::Tier tier) {
  switch (tier) {
    case planner::Tier::luxury:
      return luxury;
    case planner::Tier::economy:
      return economy;
    case planner::Tier::backpacker:
      return backpacker;
  }
  return economy;
}

std::vector<std::string> keys_of(std::vector<places::Place const*> const& places) {
  std::vector<std::string> keys;
  for (auto const* place : places) keys.push_back(place->key.str());
  return keys;
}

// How long a day must be for the hours that were asked for, lunch and dinner, with an hour to get
// there and one to stay.
int day_needed(Wishes const& wishes) {
  int from = lunch_at_latest;
  int until = dinner_eaten;
  for (auto const& hour : wishes.visit_hours) {
    int const at = static_cast<int>(hour.at.count());
    if (hour.when != assistant::When::not_before) from = std::min(from, at - 60);
    if (hour.when != assistant::When::not_after) until = std::max(until, at + 60);
  }
  return until - from;
}

planner::Pace pace_for(Wishes const& wishes, planner::Pace pace) {
  int const needed = day_needed(wishes);
  for (auto const longer : {planner::Pace::normal, planner::Pace::intense})
    if (planner::limits_of(pace).day_max.count() < needed) pace = std::max(pace, longer);
  return pace;
}

}  // namespace

Style style_of(planner::Tier tier, Wishes const& wishes) {
  auto style = base_style(tier);
  if (wishes.likes.pace) style.pace = *wishes.likes.pace;
  bool const spares_legs =
      wishes.likes.walks_little || wishes.step_free || wishes.party.seniors > 0;
  if (spares_legs) style.walk_max_m = std::min(style.walk_max_m, 600);
  for (auto const mode : wishes.each_day.no_modes) style.refused_modes |= bit_of(mode);
  if (style.refused_modes & bit_of(places::Mode::taxi)) style.rides_public = true;
  // Nobody takes small children or old people round for fifteen hours.
  bool const is_frail =
      wishes.party.seniors > 0 || wishes.likes.walks_little || !wishes.party.child_ages.empty();
  if (is_frail && !wishes.likes.pace && style.pace == planner::Pace::intense)
    style.pace = planner::Pace::normal;
  if (!wishes.likes.pace) style.pace = pace_for(wishes, style.pace);
  return style;
}

DayFrame day_frame(planner::Pace pace, bool likes_nights) {
  switch (pace) {
    case planner::Pace::relaxed:
      return likes_nights ? DayFrame{11 * 60 + 30, 20 * 60 + 30}
                          : DayFrame{10 * 60 + 30, 19 * 60 + 30};
    case planner::Pace::normal:
      return likes_nights ? DayFrame{9 * 60 + 30, 21 * 60 + 30} : DayFrame{9 * 60, 21 * 60};
    case planner::Pace::intense:
      return {8 * 60, 22 * 60 + 30};
  }
  return {};
}

planner::Needs needs_of(Wishes const& wishes, Style const& style) {
  planner::Needs needs;
  needs.city = wishes.destination.area.city().str();
  if (wishes.destination.is_district()) needs.district = wishes.destination.area.str();
  needs.from = wishes.from;
  needs.until = wishes.until;
  needs.party = wishes.party;
  needs.budget = wishes.budget;
  needs.step_free = wishes.step_free;
  needs.kid_friendly = wishes.kid_friendly;
  needs.pet_friendly = wishes.pet_friendly;
  needs.pace = style.pace;
  needs.must = keys_of(wishes.must);
  needs.avoid = keys_of(wishes.avoid);
  for (auto const kind : wishes.avoid_kinds) needs.avoid_kinds.emplace_back(to_word(kind));
  needs.diets = wishes.diets;
  needs.planned_on = wishes.planned_on;
  needs.arrival = wishes.arrival;
  needs.departure = wishes.departure;
  return needs;
}

}  // namespace trips
