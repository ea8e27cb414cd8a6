// SPDX-License-Identifier: Apache-2.0
#include "trips/kept_rides.hpp"

#include "trips/impl/clock_text.hpp"
#include "trips/timetable.hpp"

namespace trips {
namespace {

enum class Way { there, back };

// Where the ride stops in the city that is visited; nullptr: nothing there has that name any more.
places::Place const* stop_of(RideAnswer const& ride, Wishes const& wishes, City const& city,
                             Way way) {
  auto const& anchor = way == Way::there ? wishes.arrival : wishes.departure;
  if (anchor) return city.find(anchor->place);
  auto const* place = city.find_named(way == Way::there ? ride.to.zh : ride.from.zh);
  return place && place->is_station() ? place : nullptr;
}

bool is_of_its_day(RideAnswer const& ride, Wishes const& wishes, Way way) {
  return way == Way::there ? ride.arrive_day == wishes.from : ride.depart_day == wishes.until;
}

base::Minutes offset_of(std::optional<int> minutes) {
  return minutes ? base::Minutes(*minutes) : base::Minutes(base::china_offset);
}

std::optional<planner::Ride> hours_of(RideAnswer const& ride) {
  auto const departs = clock_from(ride.departs);
  auto const arrives = clock_from(ride.arrives);
  if (!departs || !arrives) return std::nullopt;
  planner::Ride made;
  made.number = ride.number.value_or("");
  made.from = ride.from.zh;
  made.to = ride.to.zh;
  made.depart_day = ride.depart_day;
  made.departs = *departs;
  made.arrive_day = ride.arrive_day;
  made.arrives = *arrives;
  made.depart_offset = offset_of(ride.depart_offset_minutes);
  made.arrive_offset = offset_of(ride.arrive_offset_minutes);
  made.source = ride.source;
  made.as_of = ride.as_of.value_or(base::Day{});
  return made;
}

bool is_same_ride(planner::Ride const& one, planner::Ride const& other) {
  return one.from == other.from && one.to == other.to && one.depart_day == other.depart_day &&
         one.departs == other.departs && one.arrive_day == other.arrive_day &&
         one.arrives == other.arrives;
}

planner::PriceRange fare_of(RideAnswer const& ride) {
  return {base::Money(ride.fare.low_minor, base::Currency::cny),
          base::Money(ride.fare.high_minor, base::Currency::cny), !ride.is_estimate};
}

AmountRange amounts_of(planner::PriceRange const& fare) {
  return {fare.low.minor(), fare.high.minor(), std::string(to_word(fare.low.currency()))};
}

std::optional<RidePlan> kept(RideAnswer const& ride, Wishes const& wishes, City const& city,
                             Way way) {
  auto const hours = hours_of(ride);
  auto const* stop = stop_of(ride, wishes, city, way);
  if (!hours || stop == nullptr || !is_of_its_day(ride, wishes, way)) return std::nullopt;
  RidePlan plan{*hours, ride.mode, ride.from, ride.to, stop, fare_of(ride), ride.is_per_car};
  if (plan.is_estimate()) return plan;
  auto const known =
      city.timetable ? city.timetable->find(hours->number, hours->depart_day) : std::nullopt;
  if (!known || !is_same_ride(known->on(hours->depart_day), *hours)) return std::nullopt;
  plan.ride = known->on(hours->depart_day);
  plan.fare = {known->fare, known->fare, true};
  return plan;
}

}  // namespace

std::optional<RidePair> keep_rides(std::vector<RideAnswer> const& chosen, Wishes const& wishes,
                                   City const& city, planner::Tier tier) {
  if (chosen.size() != 2 || !wishes.origin) return rides_for(wishes, city, tier);
  auto const there = kept(chosen[0], wishes, city, Way::there);
  auto const back = kept(chosen[1], wishes, city, Way::back);
  if (there && back) {
    RidePair pair{*there, *back};
    if (leaves_time(wishes, pair)) return pair;
  }
  auto const anew = rides_for(wishes, city, tier);
  if (!anew) return std::nullopt;
  RidePair pair{there.value_or(anew->there), back.value_or(anew->back)};
  return leaves_time(wishes, pair) ? pair : anew;
}

RideAnswer ride_answer(RidePlan const& plan) {
  auto const& ride = plan.ride;
  RideAnswer answer;
  if (!plan.is_estimate()) answer.number = ride.number;
  answer.mode = plan.mode;
  answer.from = plan.from;
  answer.to = plan.to;
  answer.depart_day = ride.depart_day;
  answer.departs = base::to_clock(ride.departs);
  answer.arrive_day = ride.arrive_day;
  answer.arrives = base::to_clock(ride.arrives);
  answer.depart_offset_minutes = static_cast<int>(ride.depart_offset.count());
  answer.arrive_offset_minutes = static_cast<int>(ride.arrive_offset.count());
  auto const days = (ride.arrive_day - ride.depart_day).count();
  auto const by_clocks = ride.arrives - ride.departs;
  auto const ahead = ride.arrive_offset - ride.depart_offset;
  answer.minutes = static_cast<int>(days * 24 * 60 + (by_clocks - ahead).count());
  answer.fare = amounts_of(plan.fare);
  answer.is_per_car = plan.is_per_car;
  answer.is_estimate = plan.is_estimate();
  if (plan.is_estimate())
    answer.note = {"按距离估计，以 12306 或航司实时信息为准",
                   "Estimated by distance; check with 12306 or the airline"};
  answer.source = ride.source;
  if (ride.as_of != base::Day{}) answer.as_of = ride.as_of;
  return answer;
}

}  // namespace trips
