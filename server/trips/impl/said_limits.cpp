// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/said_limits.hpp"

#include "trips/impl/clock_text.hpp"

namespace trips {
namespace {

using assistant::Bound;
using assistant::Budget;
using assistant::BudgetFor;
using assistant::BudgetPer;
using assistant::Said;

void lower(std::optional<base::Money>& cap, base::Money amount) {
  cap = cap ? std::min(*cap, amount) : amount;
}

class Limits {
 public:
  Limits(City const& city, SaidWarnings& warnings, Wishes& wishes)
      : city_(city), warnings_(warnings), wishes_(wishes) {}

  void money(Said<Budget> const& said);
  void each_day(Said<assistant::DailyLimit> const& said);
  void count(Said<assistant::Count> const& said);
  void local(Said<assistant::Local> const& said);
  void visit_time(Said<assistant::VisitTime> const& said);
  void visit_stay(Said<assistant::VisitStay> const& said);
  void order(Said<assistant::Order> const& said);

 private:
  bool caps(Budget const& budget, unsigned spending);
  bool caps_nights(Budget const& budget);
  places::Place const* visited(assistant::Thing const& thing) const {
    auto const* place = city_.find(thing.id);
    return place && !place->is_lodging() && !place->is_station() ? place : nullptr;
  }

  City const& city_;
  SaidWarnings& warnings_;
  Wishes& wishes_;
};

// A cap on a kind of spending for the whole stay; false when it is for something else.
bool Limits::caps(Budget const& budget, unsigned spending) {
  bool const is_of_stay = budget.per == BudgetPer::trip || budget.per == BudgetPer::day;
  if (!is_of_stay) return false;
  int const heads = budget.is_per_person ? wishes_.party.people() : 1;
  int const days = budget.per == BudgetPer::day ? wishes_.days() : 1;
  wishes_.each_day.budgets.push_back({(budget.amount * heads * days).minor(), spending});
  return true;
}

bool Limits::caps_nights(Budget const& budget) {
  auto const all = budget.amount * (budget.is_per_person ? wishes_.party.people() : 1);
  auto& lodging = wishes_.lodging;
  if (budget.per == BudgetPer::night)
    lower(lodging.night_max, all);
  else if (budget.per == BudgetPer::room_night)
    lower(lodging.room_max, all);
  else if (budget.per == BudgetPer::trip && wishes_.nights() > 0)
    lower(lodging.night_max, base::Money(all.minor() / wishes_.nights(), budget.amount.currency()));
  return budget.per == BudgetPer::night || budget.per == BudgetPer::room_night ||
         budget.per == BudgetPer::trip;
}

void Limits::money(Said<Budget> const& said) {
  auto const& budget = said.value;
  if (budget.what == BudgetFor::all) return;  // compared with the field
  int const heads = std::max(1, wishes_.party.people());
  auto const each = budget.is_per_person
                        ? budget.amount
                        : base::Money(budget.amount.minor() / heads, budget.amount.currency());
  bool is_used = budget.bound != Bound::at_least && said.either.group == 0;
  if (is_used && budget.what == BudgetFor::food)
    is_used = budget.per == BudgetPer::meal ? (lower(wishes_.each_day.meal_max, each), true)
                                            : caps(budget, planner::meal_bills);
  else if (is_used && budget.what == BudgetFor::sights)
    is_used = budget.per == BudgetPer::ticket
                  ? (lower(wishes_.each_day.ticket_max, budget.amount), true)
                  : caps(budget, planner::sight_tickets);
  else if (is_used && budget.what == BudgetFor::local)
    is_used = caps(budget, planner::hop_fares);
  else if (is_used && budget.what == BudgetFor::hotel)
    is_used = caps_nights(budget);
  else
    is_used = false;
  if (!is_used) warnings_.not_used(said);
}

void Limits::each_day(Said<assistant::DailyLimit> const& said) {
  (said.value.is_end ? wishes_.each_day.back_by : wishes_.each_day.out_from) = said.value.at;
}

void Limits::count(Said<assistant::Count> const& said) {
  auto const& count = said.value;
  bool const is_used = count.of == assistant::Counted::sights && count.is_per_day &&
                       count.bound != Bound::at_least && count.number > 0;
  if (is_used)
    wishes_.each_day.sights_max = count.number;
  else
    warnings_.not_used(said);
}

void Limits::local(Said<assistant::Local> const& said) {
  using assistant::LocalMode;
  auto const refuse = [&](places::Mode mode) { add_once(wishes_.each_day.no_modes, mode); };
  auto const& [mode, is_wanted, beyond_km] = said.value;
  bool const is_public = mode == LocalMode::bus || mode == LocalMode::metro;
  if (beyond_km || said.either.group != 0) return warnings_.not_used(said);
  if (!is_wanted && mode == LocalMode::taxi)
    refuse(places::Mode::taxi);
  else if (!is_wanted && is_public)
    refuse(mode == LocalMode::bus ? places::Mode::bus : places::Mode::metro);
  else if (is_wanted && is_public)
    refuse(places::Mode::taxi);
  else if (is_wanted && mode == LocalMode::taxi)
    refuse(places::Mode::bus), refuse(places::Mode::metro);
  else
    warnings_.not_used(said);
}

void Limits::visit_time(Said<assistant::VisitTime> const& said) {
  auto const* place = visited(said.value.place);
  if (!place) return warnings_.not_used(said);
  wishes_.visit_hours.push_back({place, said.value.moment, said.value.when, said.value.at});
}

void Limits::visit_stay(Said<assistant::VisitStay> const& said) {
  auto const* place = visited(said.value.place);
  if (!place) return warnings_.not_used(said);
  wishes_.visit_lengths.push_back({place, said.value.bound, said.value.length});
}

void Limits::order(Said<assistant::Order> const& said) {
  auto const* first = visited(said.value.first);
  auto const* then = visited(said.value.then);
  if (!first || !then) return warnings_.not_used(said);
  wishes_.orders.push_back({first, then});
}

}  // namespace

void hear_limits(assistant::ReadWish const& said, City const& city, SaidWarnings& warnings,
                 Wishes& wishes) {
  Limits limits(city, warnings, wishes);
  for (auto const& each : said.budgets) limits.money(each);
  for (auto const& each : said.daily_limits) limits.each_day(each);
  for (auto const& each : said.counts) limits.count(each);
  for (auto const& each : said.local) limits.local(each);
  for (auto const& each : said.visit_times) limits.visit_time(each);
  for (auto const& each : said.visit_stays) limits.visit_stay(each);
  for (auto const& each : said.orders) limits.order(each);
}

void hear_lodging_fields(LodgingWish const& lodging, City const& city, Wishes& wishes) {
  auto& into = wishes.lodging;
  for (auto const& name : lodging.names)
    if (auto const* house = city.find_named(name); house && house->is_lodging())
      add_once(into.named, house);
  for (auto const& word : lodging.kinds)
    if (auto const kind = places::from_word<places::Kind>(word)) add_once(into.kinds, *kind);
  for (auto const& word : lodging.features)
    if (auto const tag = places::from_word<places::Tag>(word)) add_once(into.features, *tag);
  auto const yuan = [](std::optional<std::int64_t> amount) {
    return amount ? std::optional(base::Money::yuan(*amount)) : std::nullopt;
  };
  if (!into.stars_from) into.stars_from = lodging.stars_from;
  if (!into.near && lodging.near) into.near = city.find_named(*lodging.near);
  if (!into.near_km) into.near_km = lodging.near_km;
  if (!into.night_max) into.night_max = yuan(lodging.night_max);
  if (!into.room_max) into.room_max = yuan(lodging.room_max);
  if (!into.rooms) into.rooms = lodging.rooms;
  if (!into.room) into.room = lodging.room;
}

void hear_ride_fields(RideWish const& ride, Wishes& wishes) {
  auto& into = wishes.ride;
  if (!into.mode) into.mode = ride.mode;
  for (auto const mode : ride.avoid) add_once(into.avoid, mode);
  if (!into.leave_after && ride.leave_after) into.leave_after = clock_from(*ride.leave_after);
  if (!into.home_before && ride.home_before) into.home_before = clock_from(*ride.home_before);
}

std::optional<Origin> origin_from(places::AreaCode code, places::Areas const& areas) {
  auto const* city = areas.find(code.city());
  if (!city || !city->code.is_city()) return std::nullopt;
  return Origin{city->code, {city->short_zh, city->name_en}, city->at};
}

}  // namespace trips
