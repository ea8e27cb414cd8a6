// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/day_writer.hpp"
#include "trips/impl/days.hpp"
#include "trips/impl/roofs.hpp"
#include "trips/ledger.hpp"

namespace trips {
namespace {

using planner::DayPlan;

places::Mode mode_at(int index) { return planned_modes[static_cast<std::size_t>(index)]; }

}  // namespace

planner::Plan plan_from(Days const& days, planner::Solution const& solution, Wishes const& wishes,
                        Ground const& ground, DaysOrder const& order) {
  planner::Plan plan;
  plan.tier = order.style.tier;
  plan.datum = planner::Datum::wgs84;
  if (auto const* const facts = ground.world().find(days.ends.front().start->key.str()))
    plan.utc_offset = facts->utc_offset;
  for (std::size_t d = 0; d < days.ends.size(); ++d) {
    DayPlan day;
    day.date = wishes.from + std::chrono::days(d);
    day.weekday = iso_weekday(day.date);
    day.start = days.ends[d].start->key.str();
    day.end = days.ends[d].end->key.str();
    bool const has_night = d < days.nights.size();
    if (has_night) day.lodging = days.nights[d].place->key.str();
    bool const moves = d > 0 && has_night && days.nights[d - 1].place != days.nights[d].place;
    DayWriter writer(ground, wishes, day);
    writer.start(*days.ends[d].start, days.problem.days[d].from,
                 moves || d + 1 == days.ends.size());
    for (auto const& when : solution.days[d]) {
      auto const slot = static_cast<std::size_t>(std::max(when.meal_slot, 0));
      auto const meal = when.meal_slot < 0 ? planner::Meal::none : days.slots[d][slot];
      auto const* place = days.candidates[static_cast<std::size_t>(when.stop)].place;
      writer.visit({place, when.start, when.leave, meal}, mode_at(when.mode));
    }
    writer.finish(*days.ends[d].end, mode_at(solution.last_modes[d]));
    plan.days.push_back(std::move(day));
  }
  add_roofs(plan, ground);
  plan.ledger = ledger_of(plan, wishes, ground, days.nights);
  plan.total = total_of(plan.ledger);
  return plan;
}

}  // namespace trips
