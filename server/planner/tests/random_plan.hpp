// SPDX-License-Identifier: Apache-2.0
// Weekends at random: good ones, and ones with a few things changed that may or may not matter.
#pragma once
#include <random>

#include "planner/tests/damages.hpp"
#include "planner/tests/gaps.hpp"

namespace planner::testing {

class PlanDice {
 public:
  explicit PlanDice(std::uint32_t seed) : engine_(seed) {}
  int to(int sides) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(sides)); }
  bool one_in(int count) { return to(count) == 0; }
  template <class T>
  T& of(std::vector<T>& list) {
    return list[static_cast<std::size_t>(to(static_cast<int>(list.size())))];
  }

 private:
  std::mt19937 engine_;
};

// Another party, other needs, other stays: mostly still a plan that holds.
inline Weekend random_weekend(PlanDice& dice) {
  Weekend w;
  w.needs.pace = std::vector{Pace::normal, Pace::intense, Pace::relaxed}[dice.one_in(6)   ? 2u
                                                                         : dice.one_in(2) ? 1u
                                                                                          : 0u];
  w.needs.step_free = dice.one_in(2);
  w.needs.kid_friendly = dice.one_in(2);
  w.needs.pet_friendly = dice.one_in(2);
  if (dice.one_in(3)) w.needs.diets = {"vegetarian"};
  if (dice.one_in(3)) w.needs.arrival.reset();
  if (dice.one_in(3)) w.needs.departure.reset();
  if (dice.one_in(4)) w.rides.clear();
  std::vector<std::string> sights{"lanes", "museum", "hill",  "park",  "temple", "river",
                                  "spot1", "spot2",  "spot3", "spot4", "spot5",  "spot6"};
  for (auto& day : w.wishes)
    for (auto& stay : day.stays) {
      if (stay.meal == Meal::none && dice.one_in(2)) stay.place = dice.of(sights);
      if (dice.one_in(4)) stay.from += Minutes(5 * (dice.to(5) - 2));
      if (dice.one_in(4)) stay.length += Minutes(5 * (dice.to(5) - 2));
    }
  for (auto& [key, facts] : w.world.places)
    if (facts.role == Role::sight && dice.one_in(4)) {
      facts.is_outdoor = dice.one_in(2) ? Known::yes : Known::no;
      facts.prices.adult = Money::yuan(10 * dice.to(5));
      facts.at.lat += 0.002 * (dice.to(41) - 20) * (dice.one_in(6) ? 8 : 1);
    }
  w.build();
  return w;
}

using Change = void (*)(Weekend&, PlanDice&);

inline PlaceFacts& some_place(Weekend& w, PlanDice& dice) {
  return std::next(w.world.places.begin(), dice.to(static_cast<int>(w.world.places.size())))
      ->second;
}
inline Visit* some_visit(Weekend& w, PlanDice& dice) {
  auto& visits = dice.of(w.plan.days).visits;
  return visits.empty() ? nullptr : &dice.of(visits);
}
inline Leg* some_leg(Weekend& w, PlanDice& dice) {
  auto& legs = dice.of(w.plan.days).legs;
  return legs.empty() ? nullptr : &dice.of(legs);
}
inline Known some_known(PlanDice& dice) { return static_cast<Known>(dice.to(3)); }

// One thing of the plan, the needs or the facts becomes another.
inline std::vector<Change> const plan_changes{
    [](Weekend& w, PlanDice& dice) {
      if (auto* visit = some_visit(w, dice)) visit->stay.from += Minutes(dice.to(121) - 60);
    },
    [](Weekend& w, PlanDice& dice) {
      if (auto* visit = some_visit(w, dice)) visit->stay.until += Minutes(dice.to(121) - 60);
    },
    [](Weekend& w, PlanDice& dice) {
      if (auto* visit = some_visit(w, dice)) visit->place = some_place(w, dice).key;
    },
    [](Weekend& w, PlanDice& dice) {
      if (auto* visit = some_visit(w, dice)) visit->meal = static_cast<Meal>(dice.to(4));
    },
    [](Weekend& w, PlanDice& dice) {
      if (auto* visit = some_visit(w, dice)) visit->says_to_book = dice.one_in(2);
    },
    [](Weekend& w, PlanDice& dice) {
      if (auto* visit = some_visit(w, dice)) visit->alternative = some_place(w, dice).key;
    },
    [](Weekend& w, PlanDice& dice) {
      if (auto* visit = some_visit(w, dice)) visit->alternative.reset();
    },
    [](Weekend& w, PlanDice& dice) {
      if (auto* leg = some_leg(w, dice)) leg->span.from += Minutes(dice.to(41) - 20);
    },
    [](Weekend& w, PlanDice& dice) {
      if (auto* leg = some_leg(w, dice)) leg->metres += dice.to(6001) - 3000;
    },
    [](Weekend& w, PlanDice& dice) {
      if (auto* leg = some_leg(w, dice)) leg->mode = dice.one_in(2) ? Mode::walk : Mode::taxi;
    },
    [](Weekend& w, PlanDice& dice) { dice.of(w.plan.days).legs.clear(); },
    [](Weekend& w, PlanDice& dice) { dice.of(w.plan.days).visits.clear(); },
    [](Weekend& w, PlanDice& dice) {
      auto& day = dice.of(w.plan.days);
      (dice.one_in(2) ? day.start : day.end) = some_place(w, dice).key;
    },
    [](Weekend& w, PlanDice& dice) {
      auto& lodging = dice.of(w.plan.days).lodging;
      if (dice.one_in(2))
        lodging.reset();
      else
        lodging = some_place(w, dice).key;
    },
    [](Weekend& w, PlanDice& dice) { dice.of(w.plan.days).weekday = dice.to(8); },
    [](Weekend& w, PlanDice& dice) { dice.of(w.plan.days).date += days(dice.to(3) - 1); },
    [](Weekend& w, PlanDice& dice) { std::swap(dice.of(w.plan.days), dice.of(w.plan.days)); },
};

inline std::vector<Change> const money_changes{
    [](Weekend& w, PlanDice& dice) { dice.of(w.plan.ledger).quantity = dice.to(7); },
    [](Weekend& w, PlanDice& dice) {
      auto& line = dice.of(w.plan.ledger);
      line.unit.high += Money::yuan(dice.to(20));
      line.total = {line.unit.low * line.quantity, line.unit.high * line.quantity};
      w.add_up();
    },
    [](Weekend& w, PlanDice& dice) { dice.of(w.plan.ledger).unit.is_known = dice.one_in(2); },
    [](Weekend& w, PlanDice& dice) {
      std::swap(dice.of(w.plan.ledger), w.plan.ledger.back());
      w.plan.ledger.pop_back();
      w.add_up();
    },
    [](Weekend& w, PlanDice& dice) {
      w.plan.ledger.push_back(dice.of(w.plan.ledger));
      w.add_up();
    },
    [](Weekend& w, PlanDice& dice) { dice.of(w.plan.ledger).place = some_place(w, dice).key; },
    [](Weekend& w, PlanDice& dice) {
      dice.of(w.plan.ledger).kind = static_cast<CostKind>(dice.to(5));
    },
    [](Weekend& w, PlanDice& dice) { dice.of(w.plan.ledger).promises_refund = true; },
    [](Weekend& w, PlanDice& dice) { w.plan.total.high += Money::yuan(dice.to(3)); },
    [](Weekend& w, PlanDice& dice) {
      w.plan.total.low = Money(w.plan.total.low.minor(), base::Currency::usd);
      w.needs.budget = Money::yuan(4000 + dice.to(2));
    },
    [](Weekend& w, PlanDice& dice) { w.needs.budget = Money::yuan(500 * dice.to(20)); },
};

inline std::vector<Change> const fact_changes{
    [](Weekend& w, PlanDice& dice) { w.world.places.erase(some_place(w, dice).key); },
    [](Weekend& w, PlanDice& dice) { w.world.usual_hours.erase(some_place(w, dice).key); },
    [](Weekend& w, PlanDice& dice) {
      auto const day = w.needs.from + days(dice.to(5) - 1);
      int const from = dice.to(1200);
      int const until = from + 1 + dice.to(900);
      std::vector<MinuteSpan> spans{{Minutes(from), Minutes(until)}};
      if (dice.one_in(3)) spans = {};
      if (dice.one_in(3)) spans = {{Minutes(480), Minutes(690)}, {Minutes(780), Minutes(1020)}};
      w.world.hours_on[{some_place(w, dice).key, day}] = {true, spans};
    },
    [](Weekend& w, PlanDice& dice) {
      auto const* visit = some_visit(w, dice);
      if (!visit || !w.world.places.contains(visit->place)) return;
      w.world.place(visit->place).last_entry = Minutes(60 * dice.to(12));
    },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).stay_min = Minutes(30 * dice.to(6)); },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).stay_max = Minutes(30 * dice.to(6)); },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).role = static_cast<Role>(dice.to(4)); },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).city = dice.one_in(2) ? "" : "350200"; },
    [](Weekend& w, PlanDice& dice) {
      some_place(w, dice).kinds = {"park", "airport"};
    },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).step_free = some_known(dice); },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).kid_friendly = some_known(dice); },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).pet_friendly = some_known(dice); },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).is_outdoor = some_known(dice); },
    [](Weekend& w, PlanDice& dice) {
      some_place(w, dice).needs_booking = some_known(dice);
      some_place(w, dice).booking_lead_days = dice.to(30);
    },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).datum = static_cast<Datum>(dice.to(4)); },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).prices.adult.reset(); },
    [](Weekend& w, PlanDice& dice) {
      some_place(w, dice).prices = {Money::yuan(dice.to(3)), Money::yuan(dice.to(3)), {}};
    },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).sleeps = dice.to(4); },
    [](Weekend& w, PlanDice& dice) {
      some_place(w, dice).terms = {Minutes(60 * dice.to(24)), Minutes(60 * dice.to(24)), dice.to(4),
                                   some_known(dice), dice.one_in(2)};
    },
    [](Weekend& w, PlanDice& dice) { some_place(w, dice).at.lat += 0.01 * (dice.to(61) - 30); },
    [](Weekend& w, PlanDice& dice) {
      w.world.forecast[w.needs.from + days(dice.to(3))] = {dice.to(100), 20 + dice.to(20),
                                                           dice.to(15), dice.to(300)};
    },
    [](Weekend& w, PlanDice& dice) {
      w.world.unknown_ways.insert({some_place(w, dice).key, some_place(w, dice).key});
    },
    [](Weekend& w, PlanDice& dice) { w.needs.must.push_back(some_place(w, dice).key); },
    [](Weekend& w, PlanDice& dice) { w.needs.avoid.push_back(some_place(w, dice).key); },
    [](Weekend& w, PlanDice& dice) {
      w.needs.party = {dice.to(4), {dice.to(12)}, dice.to(3)};
    },
    [](Weekend& w, PlanDice& dice) {
      w.needs.arrival = Anchor{"", Minutes(60 * dice.to(24))};
    },
    [](Weekend& w, PlanDice& dice) { w.needs.until += days(dice.to(3) - 1); },
};

// A weekend at random, or the good one with a damage or a gap, and up to four things changed.
inline Weekend random_plan(std::uint32_t seed) {
  PlanDice dice(seed);
  auto const start = dice.to(4);
  Weekend w = start < 2 ? random_weekend(dice) : Weekend();
  auto const one_of = [&](auto const& list) -> auto const& {
    return list[static_cast<std::size_t>(dice.to(static_cast<int>(list.size())))];
  };
  if (start == 2) one_of(damages).apply(w);
  if (start == 3) one_of(gaps).apply(w);
  for (int left = dice.to(5); left > 0; --left) {
    int const sort = dice.to(4);
    if (w.plan.ledger.empty() || w.world.places.size() < 4) continue;
    one_of(sort < 2 ? plan_changes : sort == 2 ? money_changes : fact_changes)(w, dice);
  }
  return w;
}

}  // namespace planner::testing
