// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/tests/naive_money.hpp"

namespace planner::testing::naive {

inline Answer days_as_asked(Trip const& t) {
  Answer answer;
  auto expected = t.needs.from;
  for (auto const& day : t.plan.days) {
    answer.is_broken |= day.date != expected;
    expected += std::chrono::days(1);
  }
  answer.is_broken |= expected != t.needs.until + std::chrono::days(1);
  return answer;
}

inline Answer weekday_correct(Trip const& t) {
  Answer answer;
  for (auto const& day : t.plan.days) {
    auto const since_1970 = day.date.time_since_epoch().count();  // a Thursday
    auto const weekday = ((since_1970 + 3) % 7 + 7) % 7 + 1;
    answer.is_open |= day.weekday == 0;
    answer.is_broken |= day.weekday != 0 && day.weekday != weekday;
  }
  return answer;
}

inline Answer place_exists(Trip const& t) {
  Answer answer;
  auto const look = [&](std::string const& key) { answer.is_broken |= !t.world.find(key); };
  for (auto const& day : t.plan.days) {
    look(day.start);
    look(day.end);
    if (day.lodging) look(*day.lodging);
    for (auto const& visit : day.visits) {
      look(visit.place);
      if (visit.alternative) look(*visit.alternative);
    }
    for (auto const& leg : day.legs) {
      look(leg.from);
      look(leg.to);
    }
  }
  for (auto const& line : t.plan.ledger)
    if (!line.place.empty()) look(line.place);
  return answer;
}

inline Answer must_included(Trip const& t) {
  std::set<std::string> seen;
  for (auto const& day : t.plan.days) {
    seen.insert(day.start);
    seen.insert(day.end);
    seen.insert(day.lodging.value_or(day.end));
    for (auto const& visit : day.visits) seen.insert(visit.place);
  }
  Answer answer;
  for (auto const& key : t.needs.must) answer.is_broken |= !seen.contains(key);
  return answer;
}

inline Answer arrival_departure_buffers(Trip const& t) {
  Answer answer;
  if (t.plan.days.empty()) return answer;
  auto const check = [&](DayPlan const& day, bool is_arrival, Anchor const& anchor) {
    answer.is_open |= t.lacks_ways(day);
    if (day.legs.empty()) return;
    auto const otherwise = is_arrival ? day.start : day.end;
    auto const* hub = t.world.find(anchor.place.empty() ? otherwise : anchor.place);
    answer.is_open |= !hub || hub->kinds.empty();
    if (!hub || hub->kinds.empty()) return;
    bool const flies = has(hub->kinds, "airport");
    answer.is_broken |= is_arrival
                            ? day.legs[0].span.from - anchor.at < Minutes(flies ? 45 : 20)
                            : anchor.at - day.legs.back().span.until < Minutes(flies ? 120 : 45);
  };
  if (t.needs.arrival) check(t.plan.days.front(), true, *t.needs.arrival);
  if (t.needs.departure) check(t.plan.days.back(), false, *t.needs.departure);
  return answer;
}

inline std::map<std::string, Verdict> verdicts(Plan const& plan, Needs const& needs,
                                               World const& world) {
  Trip const t{plan, needs, world};
  std::map<std::string, Answer> const answers{
      {"days_as_asked", days_as_asked(t)},
      {"weekday_correct", weekday_correct(t)},
      {"place_exists", place_exists(t)},
      {"sources_stated", sources_stated(t)},
      {"rides_sourced", rides_sourced(t)},
      {"right_city", right_city(t)},
      {"datum", datum(t)},
      {"time_zones", time_zones(t)},
      {"no_duplicates", no_duplicates(t)},
      {"must_included", must_included(t)},
      {"avoid_honoured", avoid_honoured(t)},
      {"open_on_date", open_on_date(t)},
      {"within_opening_span", within_opening_span(t)},
      {"last_entry", last_entry(t)},
      {"booking", booking(t)},
      {"stay_length", stay_length(t)},
      {"times_monotone", times_monotone(t)},
      {"continuity", continuity(t)},
      {"travel_feasible", travel_feasible(t)},
      {"detour", detour(t)},
      {"days_clustered", days_clustered(t)},
      {"arrival_departure_buffers", arrival_departure_buffers(t)},
      {"meal_windows", meal_windows(t)},
      {"diet", diet(t)},
      {"visits_per_day", visits_per_day(t)},
      {"day_length", day_length(t)},
      {"walking_limit", walking_limit(t)},
      {"rest", rest(t)},
      {"weather_ready", weather_ready(t)},
      {"lodging_every_night", lodging_every_night(t)},
      {"lodging_capacity", lodging_capacity(t)},
      {"check_in_out", check_in_out(t)},
      {"lodging_terms", lodging_terms(t)},
      {"step_free", everywhere(t, needs.step_free, &PlaceFacts::step_free)},
      {"kid_friendly", everywhere(t, needs.kid_friendly, &PlaceFacts::kid_friendly)},
      {"pet_friendly", everywhere(t, needs.pet_friendly, &PlaceFacts::pet_friendly)},
      {"ledger_sums", ledger_sums(t)},
      {"ledger_complete", ledger_complete(t)},
      {"unknown_prices_as_range", unknown_prices_as_range(t)},
      {"within_budget", within_budget(t)}};
  std::map<std::string, Verdict> verdicts;
  for (auto const& [id, answer] : answers) verdicts[id] = answer.verdict();
  return verdicts;
}

}  // namespace planner::testing::naive
