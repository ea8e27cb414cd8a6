// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/days.hpp"
#include "trips/impl/roofs.hpp"
#include "trips/ledger.hpp"

namespace trips {
namespace {

using planner::DayPlan;
using planner::Minutes;

class DayWriter {
 public:
  DayWriter(Ground const& ground, Wishes const& wishes, DayPlan& day)
      : ground_(ground), wishes_(wishes), day_(day) {}

  // `gives_up_room`: this is the morning on which the room must be left in time.
  void start(places::Place const& at, int leave, bool gives_up_room) {
    here_ = &at;
    leave_ = leave;
    auto const until = at.is_lodging() ? facts_of(at).terms.check_out_until : std::nullopt;
    if (gives_up_room && until) latest_start_ = static_cast<int>(until->count());
    leave_ = std::min(leave_, latest_start_);
  }

  void visit(Candidate const& candidate, planner::Scheduled const& when, planner::Meal meal) {
    if (day_.legs.empty()) {  // nobody leaves the hotel to wait at a door
      auto way = way_to(*candidate.place, when.mode);
      way.minutes = hop_of(way).minutes;  // with what it takes besides
      leave_ = std::max(leave_, std::min(way.departure(when.start), latest_start_));
    }
    go(*candidate.place, when.mode);
    planner::Visit visit;
    visit.place = candidate.place->key.str();
    visit.role = role_of(*candidate.place);
    visit.meal = meal;
    visit.stay = {Minutes(when.start), Minutes(when.leave)};
    visit.says_to_book = candidate.place->booking == places::Booking::required;
    day_.visits.push_back(std::move(visit));
    leave_ = when.leave;
  }

  // Nobody goes to a bed that is not ready yet.
  void finish(places::Place const& end, int mode) {
    auto const ready = end.is_lodging() ? facts_of(end).terms.check_in_from : std::nullopt;
    if (ready) {
      auto const way = way_to(end, mode);
      int const until = static_cast<int>(ready->count());
      leave_ = std::max(leave_, way.departure(until));
      while (way.arrival(leave_) < until) ++leave_;
    }
    go(end, mode);
  }

 private:
  Way way_to(places::Place const& to, int mode) const {
    return ground_.way(*here_, to, planned_modes[static_cast<std::size_t>(mode)], wishes_.party);
  }

  void go(places::Place const& to, int mode) {
    auto const way = way_to(to, mode);
    planner::Leg leg;
    leg.from = here_->key.str();
    leg.to = to.key.str();
    leg.mode = static_cast<planner::Mode>(way.mode);
    leg.span = {Minutes(leave_), Minutes(way.arrival(leave_))};
    leg.metres = way.metres;
    leg.fare = way.fare();
    day_.legs.push_back(std::move(leg));
    here_ = &to;
  }

  Ground const& ground_;
  Wishes const& wishes_;
  DayPlan& day_;
  places::Place const* here_ = nullptr;
  int leave_ = 0;
  int latest_start_ = 48 * 60;
};

}  // namespace

planner::Plan plan_from(Days const& days, planner::Solution const& solution, Wishes const& wishes,
                        Ground const& ground, DaysOrder const& order) {
  planner::Plan plan;
  plan.tier = order.style.tier;
  plan.datum = planner::Datum::wgs84;
  plan.utc_offset = base::china_offset;
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
      writer.visit(days.candidates[static_cast<std::size_t>(when.stop)], when, meal);
    }
    writer.finish(*days.ends[d].end, solution.last_modes[d]);
    plan.days.push_back(std::move(day));
  }
  add_roofs(plan, ground);
  plan.ledger = ledger_of(plan, wishes, ground, days.nights);
  plan.total = total_of(plan.ledger);
  return plan;
}

}  // namespace trips
