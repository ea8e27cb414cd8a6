// SPDX-License-Identifier: Apache-2.0
#include "trips/rides.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "planner/limits.hpp"
#include "trips/clocks.hpp"
#include "trips/ledger.hpp"
#include "trips/prices.hpp"
#include "trips/timetable.hpp"

namespace trips {
namespace {

using assistant::IntercityMode;
using base::Minutes;
using places::Place;
using planner::Tier;

constexpr Minutes day_length{24 * 60};
constexpr Minutes usual_start{8 * 60};
constexpr Minutes latest_arrival{22 * 60};  // of a day that should still begin
constexpr Minutes morning_arrival{8 * 60};  // after a night on the way
constexpr Minutes usual_end{18 * 60};       // nobody leaves later without need
constexpr Minutes usual_home{22 * 60};
constexpr Minutes earliest_return{11 * 60};  // before that the night is the better time
constexpr Minutes early_arrival{10 * 60};    // what comes later loses hours there
constexpr Minutes too_early{6 * 60 + 30};
constexpr int half_fare_below_age = 14;
constexpr double long_way_km = 900;  // where flying begins to save hours
constexpr double very_long_way_km = 1'400;

bool refuses(RideWishes const& wishes, IntercityMode mode) {
  return std::find(wishes.avoid.begin(), wishes.avoid.end(), mode) != wishes.avoid.end();
}

// The best-known airport, or the main station.
Place const* station_for(City const& city, IntercityMode mode) {
  if (mode != IntercityMode::airplane) return city.main_station();
  Place const* best = nullptr;
  for (auto const* place : city.places)
    if (place->kinds.front() == places::Kind::airport &&
        (!best || place->popularity > best->popularity))
      best = place;
  return best;
}

// Whoever says where they arrive or leave goes by what stops there.
bool suits(City const& city, std::optional<planner::Anchor> const& anchor, IntercityMode mode) {
  auto const* place = anchor ? city.find(anchor->place) : nullptr;
  return !place || place->is(places::Kind::airport) == (mode == IntercityMode::airplane);
}

// In the order in which a tier would take them.
std::vector<IntercityMode> modes_for(Wishes const& wishes, City const& city, double km, Tier tier) {
  if (wishes.ride.mode) return {*wishes.ride.mode};
  auto const flies_from = tier == Tier::luxury ? long_way_km : very_long_way_km;
  std::vector<IntercityMode> modes{IntercityMode::high_speed, IntercityMode::airplane,
                                   IntercityMode::train, IntercityMode::coach, IntercityMode::car};
  if (tier != Tier::backpacker && km > flies_from) std::swap(modes[0], modes[1]);
  std::erase_if(modes, [&](IntercityMode mode) {
    return refuses(wishes.ride, mode) || !suits(city, wishes.arrival, mode) ||
           !suits(city, wishes.departure, mode);
  });
  return modes;
}

struct Span {
  base::Day depart_day{};
  Minutes departs{};
  base::Day arrive_day{};
  Minutes arrives{};
};

// `at` may lie before or after the day it is counted from.
void set(base::Day& day, Minutes& clock, base::Day from, Minutes at) {
  auto const shift = std::chrono::floor<std::chrono::days>(at);
  day = from + shift;
  clock = at - shift;
}

Span span_of(base::Day day, Minutes departs, Minutes arrives) {
  Span span;
  set(span.depart_day, span.departs, day, departs);
  set(span.arrive_day, span.arrives, day, arrives);
  return span;
}

// How far the clocks of the city visited are ahead of those at home on that day.
Minutes ahead_of_home(Wishes const& wishes, City const& city, Place const& station, base::Day day) {
  auto const here = Clocks::at(wishes.origin->area, wishes.origin->at);
  auto const there = Clocks::at(city.code, station.at);
  return here && there ? there->offset_on(day) - here->offset_on(day) : Minutes(0);
}

// Arriving on the first day. `length` is by the clocks of both ends, as in way_back.
std::optional<Span> way_there(Wishes const& wishes, Minutes length) {
  auto const& asked = wishes.ride;
  if (wishes.arrival) return span_of(wishes.from, wishes.arrival->at - length, wishes.arrival->at);
  auto const departs = asked.leave_after.value_or(usual_start);
  if (departs + length <= latest_arrival) return span_of(wishes.from, departs, departs + length);
  if (asked.leave_after) return std::nullopt;
  return span_of(wishes.from, morning_arrival - length, morning_arrival);
}

// Leaving on the last day.
std::optional<Span> way_back(Wishes const& wishes, Minutes length) {
  auto const& asked = wishes.ride;
  if (wishes.departure)
    return span_of(wishes.until, wishes.departure->at, wishes.departure->at + length);
  auto const home = asked.home_before.value_or(usual_home);
  auto departs = std::min(usual_end, home - length);
  departs = Minutes(departs.count() / 10 * 10);
  if (departs < earliest_return && !asked.home_before) departs = usual_end;
  if (departs < Minutes(6 * 60)) return std::nullopt;
  return span_of(wishes.until, departs, departs + length);
}

// Home has Beijing's clocks where its own are not known.
void set_offsets(Wishes const& wishes, Minutes ahead, bool is_there, planner::Ride& ride) {
  auto const clocks = Clocks::at(wishes.origin->area, wishes.origin->at);
  auto const day = is_there ? ride.depart_day : ride.arrive_day;
  auto const home = clocks ? clocks->offset_on(day) : Minutes(base::china_offset);
  ride.depart_offset = is_there ? home : home + ahead;
  ride.arrive_offset = is_there ? home + ahead : home;
}

RidePlan ride_plan(Wishes const& wishes, Place const& station, IntercityMode mode,
                   RideEstimate const& estimate, Span const& span, Minutes ahead, bool is_there) {
  RidePlan plan;
  Words const home = wishes.origin->name;
  Words const stop{station.name_zh, station.name_en};
  plan.mode = mode;
  plan.from = is_there ? home : stop;
  plan.to = is_there ? stop : home;
  plan.station = &station;
  plan.fare = estimate.fare;
  plan.is_per_car = estimate.is_per_car;
  auto& ride = plan.ride;
  ride.from = plan.from.zh;
  ride.to = plan.to.zh;
  ride.depart_day = span.depart_day;
  ride.departs = span.departs;
  ride.arrive_day = span.arrive_day;
  ride.arrives = span.arrives;
  set_offsets(wishes, ahead, is_there, ride);
  ride.source = "estimate";
  return plan;
}

std::optional<RidePair> estimated_rides(Wishes const& wishes, City const& city,
                                        IntercityMode mode) {
  auto const station_at = [&](std::optional<planner::Anchor> const& anchor) {
    return anchor ? city.find(anchor->place) : station_for(city, mode);
  };
  auto const* arrival = station_at(wishes.arrival);
  auto const* departure = station_at(wishes.departure);
  if (!arrival || !departure) return std::nullopt;
  auto const km = base::distance_m(wishes.origin->at, arrival->at) / 1000;
  auto const estimate = estimate_ride(mode, km);
  if (!estimate) return std::nullopt;
  auto const ahead = ahead_of_home(wishes, city, *arrival, wishes.from);
  auto const ahead_then = ahead_of_home(wishes, city, *departure, wishes.until);
  auto const there = way_there(wishes, estimate->longest + ahead);
  auto const back = way_back(wishes, estimate->longest - ahead_then);
  if (!there || !back) return std::nullopt;
  RidePair pair{ride_plan(wishes, *arrival, mode, *estimate, *there, ahead, true),
                ride_plan(wishes, *departure, mode, *estimate, *back, ahead_then, false)};
  if (!leaves_time(wishes, pair)) return std::nullopt;
  return pair;
}

bool is_of_mode(IntercityMode asked, IntercityMode mode) {
  bool const is_any_train = asked == IntercityMode::train && mode == IntercityMode::high_speed;
  return asked == mode || is_any_train;
}

bool is_within_hours(TimetableRide const& ride, Wishes const& wishes, bool is_there) {
  auto const& asked = wishes.ride;
  if (is_there) {
    if (asked.leave_after && ride.departs < *asked.leave_after) return false;
    if (wishes.arrival && ride.arrives > wishes.arrival->at) return false;
    return ride.arrives <= latest_arrival;
  }
  if (asked.home_before && ride.arrives > *asked.home_before) return false;
  return !wishes.departure || ride.departs >= wishes.departure->at;
}

// What a ride costs a traveller, hours and all, in yuan: those on the way, those lost at the
// destination, and leaving or arriving in the small hours.
double burden_of(TimetableRide const& ride, base::Day day, bool is_there, Tier tier) {
  double const hour_worth = tier == Tier::luxury ? 120 : tier == Tier::economy ? 60 : 20;
  auto const hours = [](Minutes span) { return static_cast<double>(span.count()) / 60; };
  auto const lost =
      is_there ? hours(ride.arrives - early_arrival) : hours(usual_end - ride.departs);
  bool const is_early = ride.departs < too_early;
  bool const is_late = ride.arrives > latest_arrival + Minutes(60);
  return static_cast<double>(ride.fare.minor()) / 100 +
         hour_worth * (hours(ride.duration_on(day)) + std::max(0.0, lost)) +
         (is_early ? hour_worth * 2 : 0) + (is_late ? hour_worth * 2 : 0);
}

Place const* station_named(City const& city, std::string const& name) {
  auto const* place = city.find_named(name);
  return place && place->is_station() ? place : nullptr;
}

std::optional<RidePlan> timetabled(Wishes const& wishes, City const& city,
                                   std::vector<IntercityMode> const& modes, Tier tier,
                                   bool is_there) {
  auto const home = wishes.origin->area;
  auto const day = is_there ? wishes.from : wishes.until;
  auto const rides = is_there ? city.timetable->list_between(home, city.code, day)
                              : city.timetable->list_between(city.code, home, day);
  TimetableRide const* best = nullptr;
  for (auto const& ride : rides) {
    bool const is_allowed = std::any_of(modes.begin(), modes.end(), [&](IntercityMode mode) {
      return is_of_mode(mode, ride.mode);
    });
    auto const& stop = is_there ? ride.to_station : ride.from_station;
    if (!is_allowed || !is_within_hours(ride, wishes, is_there) || !station_named(city, stop))
      continue;
    if (!best || burden_of(ride, day, is_there, tier) < burden_of(*best, day, is_there, tier))
      best = &ride;
  }
  if (!best) return std::nullopt;
  RidePlan plan;
  plan.ride = best->on(day);
  plan.mode = best->mode;
  plan.station = station_named(city, is_there ? best->to_station : best->from_station);
  plan.from = {best->from_station, best->from_station};
  plan.to = {best->to_station, best->to_station};
  (is_there ? plan.to : plan.from).en = plan.station->name_en;
  plan.fare = {best->fare, best->fare, true};
  return plan;
}

// Both ways out of the timetable. Where it knows only one of them, the other is an estimate: by the
// same mode if that can be, so that whoever comes by train leaves by train.
std::optional<RidePair> timetabled_rides(Wishes const& wishes, City const& city,
                                         std::vector<IntercityMode> const& modes, Tier tier) {
  if (!city.timetable) return std::nullopt;
  auto const there = timetabled(wishes, city, modes, tier, true);
  auto const back = timetabled(wishes, city, modes, tier, false);
  if (!there && !back) return std::nullopt;
  if (there && back) {
    RidePair pair{*there, *back};
    return leaves_time(wishes, pair) ? std::optional(std::move(pair)) : std::nullopt;
  }
  auto order = modes;
  order.insert(order.begin(), there ? there->mode : back->mode);
  for (auto const mode : order) {
    auto pair = estimated_rides(wishes, city, mode);
    if (!pair) continue;
    (there ? pair->there : pair->back) = there ? *there : *back;
    if (leaves_time(wishes, *pair)) return pair;
  }
  return std::nullopt;
}

planner::LedgerLine line_of(RidePlan const& ride, planner::PriceRange unit, int quantity,
                            Words const& who) {
  planner::LedgerLine line;
  line.kind = planner::CostKind::ride;
  auto const mode = name_of(ride.mode);
  auto const guess = ride.is_estimate() ? Words{"，估计", ", estimated"} : Words{};
  line.label = {
      fmt::format("{} · {}→{}（{}{}）", mode.zh, ride.from.zh, ride.to.zh, who.zh, guess.zh),
      fmt::format("{}: {} to {} ({}{})", mode.en, ride.from.en, ride.to.en, who.en, guess.en)};
  line.date = ride.ride.depart_day;
  line.unit = unit;
  line.quantity = quantity;
  line.total = unit * quantity;
  line.source = {ride.ride.source, std::nullopt};
  if (ride.ride.as_of != base::Day{}) line.source.as_of = ride.ride.as_of;
  return line;
}

}  // namespace

std::optional<RidePair> rides_for(Wishes const& wishes, City const& city, Tier tier) {
  if (!wishes.origin) return std::nullopt;
  auto const km = base::distance_m(wishes.origin->at, wishes.destination.centre) / 1000;
  auto const modes = modes_for(wishes, city, km, tier);
  if (auto pair = timetabled_rides(wishes, city, modes, tier)) return pair;
  for (auto const mode : modes)
    if (auto pair = estimated_rides(wishes, city, mode)) return pair;
  return std::nullopt;
}

bool leaves_time(Wishes const& wishes, RidePair const& rides) {
  constexpr Minutes least{3 * 60};
  if (rides.there.ride.arrive_day != wishes.from) return false;
  return wishes.days() > 1 || rides.there.ride.arrives + least <= rides.back.ride.departs;
}

std::optional<WrongField> why_no_rides(Wishes const& wishes, City const& city) {
  if (!wishes.origin) return std::nullopt;
  for (auto const tier : {Tier::luxury, Tier::economy, Tier::backpacker}) {
    if (rides_for(wishes, city, tier)) continue;
    auto const& asked = wishes.ride;
    auto const& home = wishes.origin->name;
    auto const field = asked.leave_after   ? "/ride/leave_after"
                       : asked.home_before ? "/ride/home_before"
                       : asked.mode        ? "/ride/mode"
                                           : "/origin";
    return WrongField{
        field,
        {fmt::format("从{}往返{}，按这样的方式和时间排不出来回的行程。", home.zh, city.name.zh),
         fmt::format("There and back between {} and {} cannot be done that way in that time.",
                     home.en, city.name.en)}};
  }
  return std::nullopt;
}

Wishes with_rides(Wishes wishes, RidePair const& rides) {
  wishes.arrival = {rides.there.station->key.str(), rides.there.ride.arrives};
  wishes.departure = {rides.back.station->key.str(), rides.back.ride.departs};
  return wishes;
}

std::vector<planner::LedgerLine> ledger_lines(RidePlan const& ride, planner::Party const& party) {
  if (ride.is_per_car) {
    int const cars = (party.people() + planner::seats_per_car - 1) / planner::seats_per_car;
    return {line_of(ride, ride.fare, cars, {"每车", "a car"})};
  }
  int full = party.adults + party.seniors;
  int half = 0;
  for (int const age : party.child_ages) {
    if (age < planner::free_below_age) continue;
    (age < half_fare_below_age ? half : full) += 1;
  }
  std::vector<planner::LedgerLine> lines;
  if (full > 0) lines.push_back(line_of(ride, ride.fare, full, {"全价", "full fare"}));
  planner::PriceRange const reduced{
      base::Money(ride.fare.low.minor() / 2, ride.fare.low.currency()),
      base::Money(ride.fare.high.minor() / 2, ride.fare.high.currency()), ride.fare.is_known};
  if (half > 0) lines.push_back(line_of(ride, reduced, half, {"儿童半价", "children, half"}));
  return lines;
}

void add_rides(RidePair const& rides, planner::Party const& party, planner::Plan& plan) {
  for (auto const* ride : {&rides.there, &rides.back}) {
    plan.rides.push_back(ride->ride);
    for (auto& line : ledger_lines(*ride, party)) plan.ledger.push_back(std::move(line));
  }
  plan.total = total_of(plan.ledger);
}

base::Money dearest(RidePair const& rides, planner::Party const& party) {
  base::Money sum;
  for (auto const* ride : {&rides.there, &rides.back})
    for (auto const& line : ledger_lines(*ride, party)) sum = sum + line.total.high;
  return sum;
}

Words name_of(IntercityMode mode) {
  switch (mode) {
    case IntercityMode::train:
      return {"火车", "Train"};
    case IntercityMode::high_speed:
      return {"高铁", "High-speed train"};
    case IntercityMode::airplane:
      return {"飞机", "Flight"};
    case IntercityMode::coach:
      return {"长途汽车", "Coach"};
    case IntercityMode::car:
      return {"自驾", "Car"};
    case IntercityMode::ship:
      return {"轮船", "Ship"};
  }
  return {};
}

}  // namespace trips
