// SPDX-License-Identifier: Apache-2.0
// What the plan's statements rest on: sources, timetables, datum and clocks.
#include <algorithm>

#include "planner/impl/checks.hpp"

namespace planner::impl {

namespace {

bool is_stated(Source const& source) {
  return !source.name.empty() && source.as_of.value_or(Day{}) != Day{};
}

Source source_of(PlaceFacts const& facts) { return {facts.source, facts.as_of}; }

bool is_same(Source const& a, Source const& b) { return a.name == b.name && a.as_of == b.as_of; }

Words source_words(Source const& source) {
  if (source.name.empty()) return {"没有来源", "no source"};
  auto const day = source.as_of ? base::to_text(*source.as_of) : "?";
  return say("{}（{}）", "{} ({})", source.name, day);
}

// A figure of the ledger names where it comes from, and that is what the record says.
void check_line(Case const& file, LedgerLine const& line, Ruling& ruling) {
  auto const* facts = line.place.empty() ? nullptr : look_up(file, line.place, ruling);
  if (facts == nullptr) return;
  auto const recorded =
      line.kind == CostKind::transport ? file.world.travel_source() : source_of(*facts);
  if (!is_stated(recorded)) return;  // doubted at its place or way
  if (!is_same(line.source, recorded))
    ruling.fail(say("{}：行程写的来源是{}，资料的来源是{}",
                    "{}: the plan names {} as its source, the record {}", line.label,
                    source_words(line.source), source_words(recorded)));
}

std::int64_t utc_minutes(Day day, Minutes at, Minutes offset) {
  return (std::chrono::duration_cast<Minutes>(day.time_since_epoch()) + at - offset).count();
}

bool is_same_ride(Ride const& a, Ride const& b) {
  return a.from == b.from && a.to == b.to && a.depart_day == b.depart_day &&
         a.departs == b.departs && a.depart_offset == b.depart_offset &&
         a.arrive_day == b.arrive_day && a.arrives == b.arrives &&
         a.arrive_offset == b.arrive_offset;
}

constexpr Minutes longest_ride = std::chrono::hours(48);

}  // namespace

Check sources_stated(Case const& file) {
  Ruling ruling("sources_stated",
                {"每个数字都有来源和日期", "Every figure has a source and a date"});
  auto const check = [&](PlaceFacts const& facts) {
    if (!is_stated(source_of(facts)))
      ruling.doubt(
          say("{}的资料没有来源或日期", "The record of {} has no source or no date", facts.name));
    else
      ruling.holds(say("{}：{}", "{}: {}", facts.name, source_words(source_of(facts))));
  };
  each_visit(file, ruling, [&](auto const&, auto const&, auto const& facts) { check(facts); });
  each_night(file, ruling, [&](auto const&, auto const& facts) { check(facts); });
  bool const goes = std::any_of(file.plan.days.begin(), file.plan.days.end(),
                                [](DayPlan const& day) { return !day.legs.empty(); });
  if (goes) {
    ruling.rests_on(file.world.travel_source());
    if (!is_stated(file.world.travel_source()))
      ruling.doubt(
          {"路程时间和车费没有来源或日期", "Travel times and fares have no source or no date"});
  }
  for (auto const& line : file.plan.ledger) check_line(file, line, ruling);
  return ruling.close(say("核对了 {}、{} 晚和 {} 项账目的来源", "The sources of {}, {} and {}",
                          visits_of(file.plan), nights_of(file.plan),
                          counted(file.plan.ledger.size(), "line")));
}

Check rides_sourced(Case const& file) {
  Ruling ruling("rides_sourced",
                {"车次和航班有据可查", "Trains and flights that a timetable knows"});
  for (auto const& ride : file.plan.rides) {
    if (ride.number.empty()) {
      ruling.doubt(say("{}→{}的时刻和票价是估计，没有时刻表可查",
                       "{} → {} is an estimate: no timetable was at hand", ride.from, ride.to));
      continue;
    }
    auto const known = file.world.ride(ride.number, ride.depart_day);
    if (!known) {
      ruling.fail(say("没有时刻表查到{}的 {}", "No timetable knows {1} on {0}",
                      date_words(ride.depart_day), ride.number));
      continue;
    }
    ruling.rests_on(Source{known->source, known->as_of});
    if (!is_same_ride(ride, *known))
      ruling.fail(say("{} 与时刻表不符：{}–{}，{} 开", "{} is not as in the timetable: {}–{} at {}",
                      ride.number, known->from, known->to, clock_words(known->departs)));
    else if (!is_stated({known->source, known->as_of}))
      ruling.doubt(
          say("{} 的时刻没有来源或日期", "The times of {} have no source or no date", ride.number));
    else
      ruling.holds(say("{} {}–{}", "{} {}–{}", ride.number, ride.from, ride.to));
  }
  auto const named = std::count_if(file.plan.rides.begin(), file.plan.rides.end(),
                                   [](Ride const& ride) { return !ride.number.empty(); });
  if (named == 0)
    return ruling.close({"行程没有写车次或航班号", "The plan names no train or flight"});
  return ruling.close(
      say("在时刻表里查了 {} 个车次", "{} looked up", counted(std::int64_t{named}, "ride")));
}

Check time_zones(Case const& file) {
  Ruling ruling("time_zones", {"时间都是当地时间", "Every time is local time"});
  auto const& plan = file.plan;
  if (!plan.utc_offset)
    ruling.doubt({"行程没有写明时区", "The plan does not say in which time zone it is"});
  auto const check = [&](PlaceFacts const& facts) {
    if (!facts.utc_offset)
      ruling.doubt(say("{}的时区没有记录", "No record says in which time zone {} is", facts.name));
    else if (plan.utc_offset && *plan.utc_offset != *facts.utc_offset)
      ruling.fail(
          say("{}的时钟与行程的不同", "The clocks of {} are not those of the plan", facts.name));
  };
  each_visit(file, ruling, [&](auto const&, auto const&, auto const& facts) { check(facts); });
  each_night(file, ruling, [&](auto const&, auto const& facts) { check(facts); });
  for (auto const& ride : plan.rides) {
    auto const minutes = utc_minutes(ride.arrive_day, ride.arrives, ride.arrive_offset) -
                         utc_minutes(ride.depart_day, ride.departs, ride.depart_offset);
    auto const name = ride.number.empty() ? ride.from + "→" + ride.to : ride.number;
    auto const item =
        say("{}：按两地时钟共 {} 分钟", "{}: {} min by the clocks of both ends", name, minutes);
    if (minutes <= 0 || minutes > longest_ride.count())
      ruling.fail(item);
    else
      ruling.holds(item);
  }
  auto const hours = static_cast<double>(plan.utc_offset.value_or(Minutes(0)).count()) / 60;
  return ruling.close(say("行程的时钟：标准时间 UTC{:+g}；核对了 {} 次停留和 {} 晚",
                          "The plan's clocks: standard time UTC{:+g}; {} and {} compared", hours,
                          visits_of(plan), nights_of(plan)));
}

Check datum(Case const& file) {
  Ruling ruling("datum", {"坐标没有混用", "One datum for every position"});
  auto const& plan = file.plan;
  if (plan.datum == Datum::unknown)
    ruling.doubt({"行程没有写明坐标系", "The plan does not say in which datum it is"});
  auto const check = [&](PlaceFacts const& facts) {
    if (facts.datum == Datum::unknown)
      ruling.doubt(
          say("{}的坐标系没有记录", "No record says in which datum {} is given", facts.name));
    else if (plan.datum != Datum::unknown && facts.datum != plan.datum)
      ruling.fail(say("{}的坐标是{}，行程是{}", "{} is given in {}, the plan in {}", facts.name,
                      datum_name(facts.datum), datum_name(plan.datum)));
  };
  each_visit(file, ruling, [&](auto const&, auto const&, auto const& facts) { check(facts); });
  each_night(file, ruling, [&](auto const&, auto const& facts) { check(facts); });
  return ruling.close(say("{}；核对了 {} 次停留和 {} 晚", "{}; {} and {} compared",
                          datum_name(plan.datum), visits_of(plan), nights_of(plan)));
}

}  // namespace planner::impl
