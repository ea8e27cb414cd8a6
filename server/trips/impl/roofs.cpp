// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/roofs.hpp"

#include <algorithm>
#include <set>

#include "trips/catalogue_world.hpp"
#include "trips/prices.hpp"

namespace trips {
namespace {

using places::Place;

// Something to see is worth a way; where nothing is open, a table by the window.
double burden_of(Place const& roof) {
  if (role_of(roof) == planner::Role::sight) return 0;
  bool const is_for_sitting = roof.is(places::Kind::cafe) || roof.is(places::Kind::tea_house);
  return is_for_sitting ? 2 * roof_farthest_m : 4 * roof_farthest_m;
}

// Nobody who travels cheaply is sent to a dear ticket because it rains.
bool is_dear(Place const& roof, planner::Tier tier) {
  int const most_yuan = tier == planner::Tier::backpacker ? 40 : 120;
  return tier != planner::Tier::luxury &&
         cost_of_visit(roof, {1, {}, 0}).high > base::Money::yuan(most_yuan);
}

std::set<std::string> places_in(planner::Plan const& plan) {
  std::set<std::string> planned;
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits) planned.insert(visit.place);
  return planned;
}

}  // namespace

void add_roofs(planner::Plan& plan, Ground const& ground) {
  auto const planned = places_in(plan);
  std::vector<Place const*> roofs;
  for (auto const* roof : ground.openings().roofs())
    if (!planned.contains(roof->key.str())) roofs.push_back(roof);
  std::set<Place const*> used;
  for (std::size_t d = 0; d < plan.days.size(); ++d)
    for (auto& visit : plan.days[d].visits) {
      auto const& place = *ground.city().find(visit.place);
      if (visit.role != planner::Role::sight || place.setting != places::Setting::outdoor) continue;
      Place const* best = nullptr;
      double best_away = 0;
      for (auto const* roof : roofs) {
        double const away_m = base::distance_m(place.at, roof->at);
        if (away_m > roof_farthest_m || !ground.openings().takes_in(*roof, d, visit.stay)) continue;
        double const away = away_m + burden_of(*roof) +
                            (is_dear(*roof, plan.tier) ? roof_farthest_m : 0) +
                            (used.contains(roof) ? roof_farthest_m : 0);
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
