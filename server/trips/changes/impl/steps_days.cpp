// SPDX-License-Identifier: Apache-2.0
// Whole days changed at once.
#include <algorithm>

#include "planner/limits.hpp"
#include "trips/changes/impl/alternatives.hpp"
#include "trips/changes/impl/replan.hpp"
#include "trips/changes/impl/steps.hpp"
#include "trips/impl/stamina.hpp"

namespace trips {
namespace {

struct Weighed {
  std::size_t broken = 0;
  int minutes = 0;
};

Weighed weigh(Itinerary const& itinerary, Terrain const& terrain) {
  auto const judged = judge(itinerary, terrain);
  return {violations_in(judged.certificate).size(), on_the_way(judged.laid.plan).minutes};
}

base::Error no_such_day() { return base::refuse_field("/day", "The trip has no such day."); }

bool is_sight(Item const& item) {
  return item.role == planner::Role::sight && item.meal == planner::Meal::none;
}

bool is_loose(Item const& item) { return !item.is_pinned && !item.is_paid; }

double worth_of(Item const& item, Terrain const& terrain) {
  auto const* place = terrain.find(item.place);
  if (place == nullptr || !place->visit) return 0;
  return candidate_for(*place, terrain.wishes(), terrain.ground().openings(), terrain.style())
      .score;
}

planner::Pace slower(planner::Pace pace) {
  return pace == planner::Pace::intense ? planner::Pace::normal : planner::Pace::relaxed;
}

// Whether a day asks less than one at the next slower pace may.
bool is_light(ItineraryDay const& day, Terrain const& terrain) {
  auto const pace = slower(terrain.style().pace);
  int sights = 0;
  int effort = 0;
  for (auto const& item : day.items) {
    auto const* place = terrain.find(item.place);
    if (place == nullptr || !is_sight(item)) continue;
    ++sights;
    effort += effort_of(*place, static_cast<int>(item.minutes.count()));
  }
  return sights <= planner::limits_of(pace).sights_max &&
         effort <= stamina_of(terrain.wishes(), pace);
}

// The sight of a day that is missed least; items.end(): all are pinned or paid, or there is one.
std::vector<Item>::iterator least_worth(ItineraryDay& day, Terrain const& terrain) {
  auto least = day.items.end();
  double worth = 0;
  for (auto each = day.items.begin(); each != day.items.end(); ++each) {
    if (!is_sight(*each) || !is_loose(*each)) continue;
    double const its = worth_of(*each, terrain);
    if (least != day.items.end() && its >= worth) continue;
    least = each;
    worth = its;
  }
  return least;
}

}  // namespace

base::Result<void> optimise_days(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  auto order = all_days(itinerary, !command.day);
  order.may_move_days = !command.day;
  order.change_worth = 0.05;
  if (command.day) {
    auto const day = day_on(itinerary, *command.day);
    if (!day) return no_such_day();
    order.is_free[*day] = true;
  }
  auto const found = replan(itinerary, terrain, order, ids);
  if (!found) return {};
  // Only what is better: fewer broken rules, else less time on the way.
  auto const before = weigh(itinerary, terrain);
  auto const after = weigh(*found, terrain);
  bool const is_better =
      after.broken != before.broken ? after.broken < before.broken : after.minutes < before.minutes;
  if (is_better) itinerary = *found;
  return {};
}

base::Result<void> lighten_day(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  auto const d = day_on(itinerary, *command.day);
  if (!d) return no_such_day();
  auto& day = itinerary.days[*d];
  bool has_cut = false;
  while (!has_cut || !is_light(day, terrain)) {
    auto const least = least_worth(day, terrain);
    if (least == day.items.end()) break;
    itinerary.tray.push_back(*least);
    day.items.erase(least);
    has_cut = true;
  }
  if (!has_cut) return base::refuse_field("/day", "Nothing on that day can be set aside.");
  relay(itinerary, *d, 0, terrain);
  return {};
}

base::Result<void> move_indoors(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  auto const d = day_on(itinerary, *command.day);
  if (!d) return no_such_day();
  bool is_met = false;
  for (std::size_t i = 0; i < itinerary.days[*d].items.size();) {
    auto const item = itinerary.days[*d].items[i];
    auto const* place = terrain.find(item.place);
    bool const is_wet =
        place && is_sight(item) && is_loose(item) && place->setting == places::Setting::outdoor;
    if (!is_wet) {
      ++i;
      continue;
    }
    is_met = true;
    auto const tries = try_alternatives(itinerary, item.id, terrain, {.most = 1, .indoors = true});
    if (!tries.empty()) {
      itinerary = tries.front().itinerary;
      ++i;
      continue;
    }
    itinerary.tray.push_back(item);
    auto& items = itinerary.days[*d].items;
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
    relay(itinerary, *d, i, terrain);
  }
  if (!is_met) return base::refuse_field("/day", "Nothing on that day is in the open.");
  return {};
}

}  // namespace trips
