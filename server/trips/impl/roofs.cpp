// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/roofs.hpp"

#include <algorithm>
#include <set>

#include "trips/candidates.hpp"

namespace trips {
namespace {

using places::Place;

constexpr double farthest_m = 20'000;

// Something to see is worth a way; where nothing is open, a table by the window.
double burden_of(Place const& roof) {
  if (role_of(roof) == planner::Role::sight) return 0;
  bool const is_for_sitting = roof.is(places::Kind::cafe) || roof.is(places::Kind::tea_house);
  return is_for_sitting ? 2 * farthest_m : 4 * farthest_m;
}

std::vector<Place const*> roofs_in(planner::Plan const& plan, Wishes const& wishes,
                                   City const& city) {
  std::set<std::string> planned;
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits) planned.insert(visit.place);
  std::vector<Place const*> roofs;
  for (auto const* place : city.places) {
    bool const is_roof = place->setting == places::Setting::indoor && place->hours &&
                         place->visit && !places::is_service(place->kinds.front()) &&
                         !place->is_lodging() && !place->is_station();
    if (is_roof && meets_needs(*place, wishes) && !wishes.is_avoided(*place) &&
        !planned.contains(place->key.str()))
      roofs.push_back(place);
  }
  return roofs;
}

bool is_open_for(Place const& place, base::Day day, base::MinuteSpan stay) {
  auto const spans = place.hours->open_spans(day);
  return std::any_of(spans.begin(), spans.end(),
                     [&](auto const& span) { return span.contains(stay); });
}

}  // namespace

void add_roofs(planner::Plan& plan, Wishes const& wishes, Ground const& ground) {
  auto const roofs = roofs_in(plan, wishes, ground.city());
  std::set<Place const*> used;
  for (auto& day : plan.days)
    for (auto& visit : day.visits) {
      auto const& place = *ground.city().find(visit.place);
      if (visit.role != planner::Role::sight || place.setting != places::Setting::outdoor) continue;
      Place const* best = nullptr;
      double best_away = 0;
      for (auto const* roof : roofs) {
        double const away_m = base::distance_m(place.at, roof->at);
        if (away_m > farthest_m || !is_open_for(*roof, day.date, visit.stay)) continue;
        double const away = away_m + burden_of(*roof) + (used.contains(roof) ? farthest_m : 0);
        if (best && away >= best_away) continue;
        best = roof;
        best_away = away;
      }
      if (!best) continue;
      used.insert(best);
      visit.alternative = best->key.str();
    }
}

}  // namespace trips
