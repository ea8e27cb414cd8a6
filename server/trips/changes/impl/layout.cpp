// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/layout.hpp"

#include <algorithm>
#include <limits>

#include "planner/limits.hpp"
#include "trips/candidates.hpp"
#include "trips/impl/day_writer.hpp"
#include "trips/impl/roofs.hpp"
#include "trips/ledger.hpp"

namespace trips {
namespace {

using places::Place;

constexpr int five = 5;
constexpr int latest_start = 30 * 60;  // six in the morning after
int up_to_five(int minutes) { return (minutes + five - 1) / five * five; }
int minutes_of(base::Minutes span) { return static_cast<int>(span.count()); }

// When one may set out on a day at the earliest.
int earliest_leave(Terrain const& terrain, std::size_t day) {
  auto const& arrival = terrain.wishes().arrival;
  if (day > 0 || !arrival) return 0;
  std::vector<std::string> kinds;
  if (auto const* hub = terrain.find(arrival->place))
    for (auto const kind : hub->kinds) kinds.emplace_back(to_word(kind));
  return minutes_of(arrival->at + planner::arrival_buffer(kinds));
}

// The items of a day in their order, from place to place, keeping the time.
class Walk {
 public:
  Walk(Itinerary const& itinerary, std::size_t day, Terrain const& terrain)
      : day_(itinerary.days[day]), terrain_(terrain), here_(&terrain.start_of(itinerary, day)) {
    auto const pace = day_frame(terrain.style().pace, false);
    leave_ = day_.sets_out > base::Minutes(0) ? minutes_of(day_.sets_out) : pace.from;
    leave_ = std::max(leave_, earliest_leave(terrain, day));
  }

  // When one can be there, with time to find the door.
  int arrival_at(Place const& place) const { return arrival_at(place, leave_); }
  int arrival_at(Place const& place, int leave) const {
    if (here_ == &place) return leave;
    auto const mode = mode_between(day_, *here_, place, terrain_);
    auto const way = terrain_.ground().way(*here_, place, mode, terrain_.wishes().party);
    auto const spare = planner::transfer_buffer(static_cast<planner::Mode>(way.mode));
    return way.arrival(leave) + minutes_of(spare);
  }
  int leave() const { return leave_; }
  Place const& here() const { return *here_; }
  void stay_at(Place const& place, int until) {
    here_ = &place;
    leave_ = until;
  }

 private:
  ItineraryDay const& day_;
  Terrain const& terrain_;
  Place const* here_;
  int leave_ = 0;
};

// The next minute at which the place takes somebody who is there at `from`; that very minute where
// it does not on that day.
int when_open(Item const& item, Place const& place, base::Day date, int from) {
  constexpr int settled = 15;  // not on the stroke of the mealtime
  int start = from;
  if (item.meal == planner::Meal::lunch)
    start = std::max(start, minutes_of(planner::lunch_time.from) + settled);
  if (item.meal == planner::Meal::dinner)
    start = std::max(start, minutes_of(planner::dinner_time.from) + settled);
  for (auto const& window : windows_on(place, date, minutes_of(item.minutes)))
    if (start <= window.last_start) return std::max(start, window.from);
  return start;
}

places::Mode cheapest_mode(Place const& from, Place const& to, Terrain const& terrain) {
  auto const& party = terrain.wishes().party;
  auto const hops = terrain.ground().hops({&from, &to}, terrain.style(), party);
  constexpr std::size_t there = 1;  // of a table of two points
  constexpr double metres_as_tiring_as_a_minute = 200;
  double const minute_yuan = terrain.style().minute_worth * std::max(1, party.people());
  double least = std::numeric_limits<double>::infinity();
  auto best = places::Mode::walk;
  for (std::size_t m = 0; m < hops.size(); ++m) {
    auto const& hop = hops[m][there];
    if (hop.minutes < 0) continue;
    double const loss = (hop.minutes + hop.walk_m / metres_as_tiring_as_a_minute) * minute_yuan +
                        static_cast<double>(hop.cost_minor) / 100;
    if (loss >= least) continue;
    least = loss;
    best = planned_modes[m];
  }
  return best;
}

bool gives_up_room(Itinerary const& itinerary, std::size_t day) {
  bool const is_last = day + 1 == itinerary.days.size();
  return is_last || (day > 0 && itinerary.days[day].lodging != itinerary.days[day - 1].lodging);
}

// The stops of a day at the times at which one can be there.
std::vector<Stop> stops_of(Itinerary const& itinerary, std::size_t d, Terrain const& terrain,
                           std::vector<ItemId>& ids) {
  std::vector<Stop> stops;
  Walk walk(itinerary, d, terrain);
  int const earliest = earliest_leave(terrain, d);
  for (auto const& item : itinerary.days[d].items) {
    auto const* place = terrain.find(item.place);
    if (place == nullptr) continue;
    int start = minutes_of(item.start);
    int const leave = stops.empty() ? earliest : walk.leave();
    if (!item.is_pinned) start = std::max(start, walk.arrival_at(*place, leave));
    start = std::min(start, latest_start);
    stops.push_back({place, start, start + minutes_of(item.minutes), item.meal});
    ids.push_back(item.id);
    walk.stay_at(*place, stops.back().leave);
  }
  return stops;
}

planner::DayPlan lay_day(Itinerary const& itinerary, std::size_t d, Terrain const& terrain,
                         std::vector<ItemId>& ids) {
  auto const& day = itinerary.days[d];
  planner::DayPlan plan;
  plan.date = day.date;
  plan.weekday = iso_weekday(day.date);
  auto const& start = terrain.start_of(itinerary, d);
  auto const& end = terrain.end_of(itinerary, d);
  plan.start = start.key.str();
  plan.end = end.key.str();
  if (terrain.lodging(day.lodging)) plan.lodging = day.lodging;
  auto const stops = stops_of(itinerary, d, terrain, ids);
  // As before where that is in time, else as late as the first visit allows.
  Walk const walk(itinerary, d, terrain);
  bool const is_in_time =
      stops.empty() || walk.arrival_at(*stops.front().place) <= stops.front().start;
  DayWriter writer(terrain.ground(), terrain.wishes(), plan);
  writer.start(start, is_in_time ? walk.leave() : earliest_leave(terrain, d),
               gives_up_room(itinerary, d));
  auto const* here = &start;
  for (auto const& stop : stops) {
    writer.visit(stop, mode_between(day, *here, *stop.place, terrain));
    here = stop.place;
  }
  writer.finish(end, mode_between(day, *here, end, terrain));
  return plan;
}

}  // namespace

places::Mode mode_between(ItineraryDay const& day, Place const& from, Place const& to,
                          Terrain const& terrain) {
  if (&from == &to) return places::Mode::walk;
  for (auto const& way : day.ways)
    if (way.from == from.key.str() && way.to == to.key.str()) {
      auto const mode = static_cast<places::Mode>(way.mode);
      if (terrain.ground().has_way(from, to, mode)) return mode;
    }
  return cheapest_mode(from, to, terrain);
}

Laid lay(Itinerary const& itinerary, Terrain const& terrain) {
  Laid laid;
  laid.ids.resize(itinerary.days.size());
  laid.plan.tier = itinerary.tier;
  laid.plan.datum = planner::Datum::wgs84;
  for (std::size_t d = 0; d < itinerary.days.size(); ++d) {
    laid.plan.days.push_back(lay_day(itinerary, d, terrain, laid.ids[d]));
    auto const* const facts = terrain.ground().world().find(laid.plan.days.front().start);
    if (facts) laid.plan.utc_offset = facts->utc_offset;
    laid.nights.push_back(terrain.lodging(itinerary.days[d].lodging).value_or(Lodging{}));
  }
  add_roofs(laid.plan, terrain.ground());
  laid.plan.ledger = ledger_of(laid.plan, terrain.wishes(), terrain.ground(), laid.nights);
  laid.plan.total = total_of(laid.plan.ledger);
  if (terrain.rides()) add_rides(*terrain.rides(), terrain.wishes().party, laid.plan);
  return laid;
}

void relay(Itinerary& itinerary, std::size_t day, std::size_t first, Terrain const& terrain) {
  auto& items = itinerary.days[day].items;
  Walk walk(itinerary, day, terrain);
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto& item = items[i];
    auto const* place = terrain.find(item.place);
    if (place == nullptr) continue;
    int const there = walk.arrival_at(*place);
    int start = minutes_of(item.start);
    if (!item.is_pinned)
      start = i < first ? std::max(start, i == 0 ? start : there)
                        : when_open(item, *place, itinerary.days[day].date, up_to_five(there));
    item.start = base::Minutes(std::min(start, latest_start));
    walk.stay_at(*place, minutes_of(item.start + item.minutes));
  }
}

Judged judge(Itinerary const& itinerary, Terrain const& terrain) {
  Judged judged{lay(itinerary, terrain), {}};
  judged.certificate = planner::verify(judged.laid.plan, terrain.needs(), terrain.ground().world());
  return judged;
}

std::vector<Violation> violations_in(planner::Certificate const& certificate) {
  std::vector<Violation> found;
  for (auto const& check : certificate.checks)
    for (std::size_t i = 0; i < check.findings.size(); ++i) {
      auto const& subject = check.subjects[i];
      if (subject.is_violated)
        found.push_back({check.id, subject.date, subject.place, check.findings[i]});
    }
  return found;
}

bool contains(std::vector<Violation> const& violations, Violation const& violation) {
  return std::any_of(violations.begin(), violations.end(), [&](Violation const& each) {
    return each.check == violation.check && each.day == violation.day &&
           each.place == violation.place;
  });
}

std::size_t count_new(std::vector<Violation> const& before, std::vector<Violation> const& after) {
  return static_cast<std::size_t>(std::count_if(
      after.begin(), after.end(), [&](Violation const& each) { return !contains(before, each); }));
}

OnTheWay on_the_way(planner::Plan const& plan) {
  OnTheWay sum;
  for (auto const& day : plan.days)
    for (auto const& leg : day.legs) {
      sum.minutes += minutes_of(leg.span.length());
      sum.metres += leg.metres;
    }
  return sum;
}

}  // namespace trips
