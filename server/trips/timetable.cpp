// SPDX-License-Identifier: Apache-2.0
#include "trips/timetable.hpp"

#include <algorithm>

#include "trips/words.hpp"

namespace trips {

bool TimetableRide::runs_on(base::Day day) const {
  bool const is_weekday = (weekdays >> (iso_weekday(day) - 1) & 1u) != 0;
  return is_weekday && first <= day && day <= last;
}

planner::Ride TimetableRide::on(base::Day day) const {
  planner::Ride ride;
  ride.number = number;
  ride.from = from_station;
  ride.to = to_station;
  ride.depart_day = day;
  ride.departs = departs;
  auto const nights = std::chrono::floor<std::chrono::days>(arrives);
  ride.arrive_day = day + nights;
  ride.arrives = arrives - nights;
  ride.depart_offset = departs_by.offset_on(ride.depart_day);
  ride.arrive_offset = arrives_by.offset_on(ride.arrive_day);
  ride.source = source;
  ride.as_of = as_of;
  ride.fare = fare;
  return ride;
}

base::Minutes TimetableRide::duration_on(base::Day day) const {
  auto const ride = on(day);
  return arrives - departs - (ride.arrive_offset - ride.depart_offset);
}

RideTable::RideTable(std::vector<TimetableRide> rides) : rides_(std::move(rides)) {
  std::stable_sort(rides_.begin(), rides_.end(), [](auto const& a, auto const& b) {
    return a.departs != b.departs ? a.departs < b.departs : a.number < b.number;
  });
}

std::vector<TimetableRide> RideTable::list_between(places::AreaCode from, places::AreaCode to,
                                                   base::Day day) const {
  std::vector<TimetableRide> found;
  for (auto const& ride : rides_)
    if (ride.from_city == from && ride.to_city == to && ride.runs_on(day)) found.push_back(ride);
  return found;
}

std::optional<TimetableRide> RideTable::find(std::string_view number, base::Day day) const {
  auto const found = std::find_if(rides_.begin(), rides_.end(), [&](TimetableRide const& ride) {
    return ride.number == number && ride.runs_on(day);
  });
  return found == rides_.end() ? std::nullopt : std::optional(*found);
}

}  // namespace trips
