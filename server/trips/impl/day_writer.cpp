// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/day_writer.hpp"

#include "trips/catalogue_world.hpp"

namespace trips {

using planner::Minutes;

void DayWriter::start(places::Place const& at, int leave, bool gives_up_room) {
  here_ = &at;
  auto const until = at.is_lodging() ? facts_of(at).terms.check_out_until : std::nullopt;
  if (gives_up_room && until) latest_start_ = static_cast<int>(until->count());
  leave_ = std::min(leave, latest_start_);
}

void DayWriter::visit(Stop const& stop, places::Mode mode) {
  if (day_.legs.empty()) {  // nobody leaves the hotel to wait at a door
    auto way = way_to(*stop.place, mode);
    way.minutes = hop_of(way).minutes;  // with what it takes besides
    leave_ = std::max(leave_, std::min(way.departure(stop.start), latest_start_));
  }
  go(*stop.place, mode);
  planner::Visit visit;
  visit.place = stop.place->key.str();
  visit.role = role_of(*stop.place);
  visit.meal = stop.meal;
  visit.stay = {Minutes(stop.start), Minutes(stop.leave)};
  visit.says_to_book = stop.place->booking == places::Booking::required;
  day_.visits.push_back(std::move(visit));
  leave_ = stop.leave;
}

void DayWriter::finish(places::Place const& end, places::Mode mode) {
  auto const ready = end.is_lodging() ? facts_of(end).terms.check_in_from : std::nullopt;
  if (ready) {
    auto const way = way_to(end, mode);
    int const until = static_cast<int>(ready->count());
    leave_ = std::max(leave_, way.departure(until));
    while (way.arrival(leave_) < until) ++leave_;
  }
  go(end, mode);
}

Way DayWriter::way_to(places::Place const& to, places::Mode mode) const {
  return ground_.way(*here_, to, mode, wishes_.party);
}

void DayWriter::go(places::Place const& to, places::Mode mode) {
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

}  // namespace trips
