// SPDX-License-Identifier: Apache-2.0
#include "trips/together/shared_plan.hpp"

namespace trips {
namespace {

class Shown {
 public:
  explicit Shown(Share const& share)
      : prices_(!share.does_hide(Hidden::prices)), codes_(!share.does_hide(Hidden::codes)) {}

  SharedPlan plan(TierAnswer const& plan) const {
    SharedPlan shown;
    shown.destination = plan.destination;
    shown.destination_name = plan.destination_name;
    shown.start_date = plan.startDate;
    shown.end_date = plan.endDate;
    for (auto const& each : plan.rides) shown.rides.push_back(ride(each));
    for (auto const& each : plan.days) shown.days.push_back(day(each));
    shown.total = priced(plan.total);
    shown.per_person = priced(plan.per_person);
    return shown;
  }

 private:
  template <class T>
  std::optional<T> priced(T const& value) const {
    return prices_ ? std::optional(value) : std::nullopt;
  }

  // A number on a ticket is a code only where somebody booked it, which nobody here knows.
  SharedRide ride(RideAnswer const& ride) const {
    return {codes_ ? ride.number : std::nullopt,
            ride.mode,
            ride.from,
            ride.to,
            ride.depart_day,
            ride.departs,
            ride.arrive_day,
            ride.arrives,
            priced(ride.fare)};
  }

  SharedDay day(DayAnswer const& day) const {
    SharedDay shown;
    shown.date = day.date;
    shown.weekday = day.weekday;
    shown.title = day.title;
    if (day.lodging) shown.lodging = PlaceName{day.lodging->key, day.lodging->name};
    for (auto const& each : day.visits) shown.visits.push_back(visit(each));
    for (auto const& leg : day.legs)
      shown.legs.push_back(
          {leg.mode, leg.start, leg.end, leg.minutes, leg.metres, priced(leg.fare)});
    shown.walk_m = day.walk_m;
    shown.cost = priced(day.cost);
    return shown;
  }

  SharedVisit visit(VisitAnswer const& visit) const {
    SharedVisit shown;
    shown.place = visit.place;
    shown.role = visit.role;
    shown.meal = visit.meal;
    shown.start = visit.start;
    shown.end = visit.end;
    shown.hours = visit.hours;
    if (codes_ && prices_) shown.own_note = visit.own_note;
    shown.price = priced(visit.price);
    return shown;
  }

  bool prices_;
  bool codes_;
};

}  // namespace

SharedPlan shared_plan(TierAnswer const& plan, Share const& share) {
  return Shown(share).plan(plan);
}

}  // namespace trips
