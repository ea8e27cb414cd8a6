// SPDX-License-Identifier: Apache-2.0
// A weekend in Fuzhou that is planned well: two adults, a senior and children of 8 and 4 arrive
// by train on Friday 25 October 2024 at 09:00 and leave on Sunday at 18:00.
#pragma once
#include <cmath>
#include <map>
#include <set>

#include "planner/limits.hpp"
#include "planner/plan.hpp"

namespace planner::testing {

using std::chrono::days;

inline Day day_of(int year, unsigned month, unsigned day) {
  return Day(std::chrono::local_days(std::chrono::year(year) / static_cast<int>(month) /
                                     static_cast<int>(day)));
}
inline Minutes at(int hour, int minute) { return Minutes(60 * hour + minute); }

class FakeWorld final : public World {
 public:
  PlaceFacts const* find(std::string const& key) const override {
    auto const found = places.find(key);
    return found == places.end() ? nullptr : &found->second;
  }
  Hours hours(std::string const& key, Day day) const override {
    if (auto const found = hours_on.find({key, day}); found != hours_on.end()) return found->second;
    auto const found = usual_hours.find(key);
    return found == usual_hours.end() ? Hours{} : found->second;
  }
  // 70 m a minute on foot; by taxi 5 minutes and 500 m a minute, ¥10 and ¥2 a kilometre.
  // Taxis take half as long again while traffic is thick.
  Travel travel(PlaceFacts const& from, PlaceFacts const& to, Mode mode,
                Minutes leave) const override {
    int const metres = static_cast<int>(1.3 * base::distance_m(from.at, to.at));
    if (unknown_ways.contains({from.key, to.key})) return {{}, metres, {}, true, false};
    if (mode == Mode::walk) return {Minutes((metres + 69) / 70), metres, Money::yuan(0), true};
    Minutes const usual(5 + (metres + 499) / 500);
    bool const is_slowed = thick_traffic.from <= leave && leave < thick_traffic.until;
    return {is_slowed ? usual * 3 / 2 : usual,
            metres,
            Money::yuan(10 + 2 * (metres / 1000)),
            true,
            true,
            is_slowed};
  }
  Source travel_source() const override { return ways; }
  std::optional<Weather> weather(std::string const&, Day day) const override {
    auto const found = forecast.find(day);
    return found == forecast.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<Ride> ride(std::string const& number, Day) const override {
    auto const found = timetable.find(number);
    return found == timetable.end() ? std::nullopt : std::optional(found->second);
  }
  PlaceFacts& place(std::string const& key) { return places.at(key); }

  std::map<std::string, PlaceFacts> places;
  std::map<std::string, Hours> usual_hours;
  std::map<std::pair<std::string, Day>, Hours> hours_on;
  std::set<std::pair<std::string, std::string>> unknown_ways;
  MinuteSpan thick_traffic{};  // none
  std::map<Day, Weather> forecast;
  std::map<std::string, Ride> timetable;
  Source ways{"a street map", day_of(2024, 10, 1)};
};

struct Stay {
  std::string place;
  Minutes from{0};
  Minutes length{0};
  Meal meal = Meal::none;
};

struct DayWishes {
  Minutes leave{0};
  std::vector<Stay> stays;
};

struct Weekend {
  FakeWorld world;
  Needs needs;
  std::vector<DayWishes> wishes;
  std::vector<Ride> rides;
  Plan plan;

  Weekend();
  // Makes `plan` from `wishes` with everything that belongs to it.
  void build();
  void add_up();
  LedgerLine& line_for(std::string const& place) {
    for (auto& line : plan.ledger)
      if (line.place == place) return line;
    throw std::out_of_range(place);
  }
  void drop_line_for(std::string const& place) {
    auto& ledger = plan.ledger;
    ledger.erase(ledger.begin() + (&line_for(place) - ledger.data()));
    add_up();
  }

 private:
  void add_place(std::string const& key, Role role, double north_m, double east_m);
  void go(DayPlan& day, std::string const& to, Minutes leave);
  void pay(CostKind kind, std::string const& place, Day date, std::optional<Money> unit,
           int quantity);
  void pay_for(DayPlan const& day);
  void pay_for(Ride const& ride);
};

inline void Weekend::add_place(std::string const& key, Role role, double north_m, double east_m) {
  PlaceFacts facts;
  facts.key = key;
  facts.name = {key, key};
  facts.city = "350100";
  facts.district = "350102";
  facts.at = {26.08 + north_m / 111'200, 119.29 + east_m / 99'900};
  facts.role = role;
  facts.datum = Datum::wgs84;
  facts.utc_offset = Minutes(480);
  facts.kinds = {"place"};
  facts.source = "the town's guide";
  facts.as_of = day_of(2024, 9, 1);
  facts.is_outdoor = Known::no;
  facts.needs_booking = Known::no;
  facts.step_free = facts.kid_friendly = facts.pet_friendly = Known::yes;
  if (role == Role::sight || role == Role::food) {
    facts.stay_min = Minutes(30);
    facts.stay_max = Minutes(150);
    world.usual_hours[key] = {true, {{at(9, 0), at(21, 0)}}};
    facts.prices.adult = role == Role::food ? Money::yuan(60) : Money::yuan(0);
  }
  if (role == Role::food) facts.diets = {"vegetarian", "not_spicy"};
  if (role == Role::lodging) {
    world.usual_hours[key] = {true, {{at(0, 0), at(24, 0)}}};
    facts.terms = {at(14, 0), at(12, 0), 1, Known::yes, false};
  }
  world.places[key] = facts;
}

inline Weekend::Weekend() {
  add_place("station", Role::hub, 3000, 2000);
  add_place("hotel", Role::lodging, 0, 0);
  add_place("inn", Role::lodging, 0, 0);
  add_place("lanes", Role::sight, 500, -300);
  add_place("museum", Role::sight, 900, -600);
  add_place("hill", Role::sight, 700, 400);
  add_place("park", Role::sight, -600, 500);
  add_place("temple", Role::sight, -2500, 1500);
  add_place("river", Role::sight, -2900, 1700);
  add_place("tower", Role::sight, 400, 400);
  add_place("gallery", Role::sight, 300, 300);
  for (int i = 1; i <= 6; ++i) add_place("spot" + std::to_string(i), Role::sight, 100 * i, 0);
  for (int i = 1; i <= 5; ++i)
    add_place("kitchen" + std::to_string(i), Role::food, 150 * i - 600, 200);
  world.place("station").kinds = {"railway_station"};
  world.usual_hours["gallery"] = {true, {{at(0, 0), at(24, 0)}}};
  world.place("park").kinds = {"park"};
  world.place("park").is_outdoor = world.place("hill").is_outdoor = Known::yes;
  world.place("museum").needs_booking = Known::yes;
  world.place("museum").booking_lead_days = 3;
  world.place("hotel").sleeps = 2;
  world.place("hotel").prices.adult = Money::yuan(300);
  world.place("museum").prices = {Money::yuan(20), Money::yuan(10), Money::yuan(0)};
  world.place("museum").last_entry = Minutes(60);
  world.place("hill").prices = {};
  world.usual_hours["museum"] = {true, {{at(9, 0), at(17, 0)}}};
  world.usual_hours["lanes"] = {true, {{at(0, 0), at(24, 0)}}};

  needs.city = "350100";
  needs.district = "350102";
  needs.from = day_of(2024, 10, 25);
  needs.until = day_of(2024, 10, 27);
  needs.party = {2, {8, 4}, 1};
  needs.budget = Money::yuan(12000);
  needs.step_free = needs.kid_friendly = needs.pet_friendly = true;
  needs.must = {"lanes", "hotel"};
  needs.avoid = {"tower"};
  needs.avoid_kinds = {"zoo"};
  needs.diets = {"not_spicy"};
  needs.planned_on = day_of(2024, 10, 10);
  needs.arrival = Anchor{"station", at(9, 0)};
  needs.departure = Anchor{"station", at(18, 0)};

  // The clocks in Tokyo are an hour ahead: half an hour's flight lands before it leaves.
  Ride flight{"MU8888",   "东京",   "福州",       needs.from,    at(9, 30),          Minutes(540),
              needs.from, at(9, 0), Minutes(480), "a timetable", day_of(2024, 9, 20)};
  Ride train{"G1631",     "福州",     "上海",       needs.until,   at(18, 0),          Minutes(480),
             needs.until, at(22, 30), Minutes(480), "a timetable", day_of(2024, 9, 20)};
  flight.fare = Money::yuan(800);
  train.fare = Money::yuan(300);
  world.timetable = {{flight.number, flight}, {train.number, train}};
  rides = {flight, train};

  wishes = {{at(9, 30),
             {{"lanes", at(10, 0), Minutes(90)},
              {"kitchen1", at(12, 0), Minutes(60), Meal::lunch},
              {"museum", at(13, 30), Minutes(120)},
              {"kitchen2", at(17, 30), Minutes(60), Meal::dinner}}},
            {at(9, 0),
             {{"hill", at(9, 30), Minutes(120)},
              {"kitchen3", at(12, 0), Minutes(60), Meal::lunch},
              {"park", at(14, 0), Minutes(120)},
              {"kitchen4", at(17, 30), Minutes(60), Meal::dinner}}},
            {at(9, 0),
             {{"temple", at(9, 30), Minutes(90)},
              {"kitchen5", at(11, 30), Minutes(60), Meal::lunch},
              {"river", at(13, 0), Minutes(90)}}}};
  build();
}

inline void Weekend::go(DayPlan& day, std::string const& to, Minutes leave) {
  auto const& from = day.visits.empty() ? day.start : day.visits.back().place;
  auto const& a = world.place(from);
  auto const& b = world.place(to);
  Mode const mode = base::distance_m(a.at, b.at) < 1500 ? Mode::walk : Mode::taxi;
  auto const travel = world.travel(a, b, mode, leave);
  int const cars = 2;  // for five people
  day.legs.push_back(
      {from, to, mode, {leave, leave + travel.time}, travel.metres, travel.fare * cars});
}

inline void Weekend::build() {
  plan = {};
  plan.datum = Datum::wgs84;
  plan.utc_offset = Minutes(480);
  plan.rides = rides;
  for (std::size_t d = 0; d < wishes.size(); ++d) {
    bool const is_last = d + 1 == wishes.size();
    DayPlan day;
    day.date = needs.from + days(d);
    day.weekday = static_cast<int>(std::chrono::weekday(day.date).iso_encoding());
    day.start = d == 0 ? "station" : "hotel";
    day.end = is_last ? "station" : "hotel";
    if (!is_last) day.lodging = "hotel";
    Minutes leave = wishes[d].leave;
    for (auto const& stay : wishes[d].stays) {
      go(day, stay.place, leave);
      leave = stay.from + stay.length;
      auto const& facts = world.place(stay.place);
      day.visits.push_back({stay.place, facts.role, stay.meal, {stay.from, leave}});
      day.visits.back().says_to_book = facts.needs_booking == Known::yes;
      if (facts.is_outdoor == Known::yes && facts.role == Role::sight)
        day.visits.back().alternative = "gallery";
    }
    go(day, day.end, leave);
    plan.days.push_back(day);
    pay_for(day);
  }
  for (auto const& ride : plan.rides) pay_for(ride);
  add_up();
}

inline void Weekend::pay(CostKind kind, std::string const& place, Day date,
                         std::optional<Money> unit, int quantity) {
  if (unit && unit->is_zero()) return;
  PriceRange const price =
      unit ? PriceRange{*unit, *unit} : PriceRange{Money::yuan(0), Money::yuan(80), false};
  plan.ledger.push_back({kind,
                         {place, place},
                         place,
                         date,
                         price,
                         quantity,
                         {price.low * quantity, price.high * quantity, price.is_known}});
  auto const& facts = world.place(place);
  plan.ledger.back().source =
      kind == CostKind::transport ? world.ways : Source{facts.source, facts.as_of};
}

// Three adults' heads or two adults and a senior, one paying child; three rooms; two taxis.
inline void Weekend::pay_for(DayPlan const& day) {
  for (auto const& visit : day.visits) {
    auto const& prices = world.place(visit.place).prices;
    if (visit.meal != Meal::none) {
      pay(CostKind::meal, visit.place, day.date, prices.adult, 4);
    } else if (!prices.adult) {
      pay(CostKind::ticket, visit.place, day.date, {}, 4);
    } else {
      pay(CostKind::ticket, visit.place, day.date, prices.adult, 2);
      pay(CostKind::ticket, visit.place, day.date, prices.child.value_or(Money{}), 1);
      pay(CostKind::ticket, visit.place, day.date, prices.senior.value_or(Money{}), 1);
    }
  }
  if (day.lodging)
    pay(CostKind::lodging, *day.lodging, day.date, world.place(*day.lodging).prices.adult, 3);
  for (auto const& leg : day.legs)
    if (leg.mode == Mode::taxi)
      pay(CostKind::transport, leg.to, day.date,
          world.travel(world.place(leg.from), world.place(leg.to), leg.mode, leg.span.from).fare,
          2);
}

// Two adults and a senior at the fare, the older child at half of it.
inline void Weekend::pay_for(Ride const& ride) {
  auto const fare = ride.fare.value_or(Money::yuan(0));
  Money const half(fare.minor() / 2, fare.currency());
  for (auto const& [unit, heads] : {std::pair(fare, 3), std::pair(half, 1)})
    plan.ledger.push_back({CostKind::ride,
                           {ride.number, ride.number},
                           "",
                           ride.depart_day,
                           {unit, unit},
                           heads,
                           {unit * heads, unit * heads}});
}

inline void Weekend::add_up() {
  plan.total = {Money::yuan(0), Money::yuan(0)};
  for (auto const& line : plan.ledger) {
    plan.total.low += line.total.low;
    plan.total.high += line.total.high;
  }
}

}  // namespace planner::testing
