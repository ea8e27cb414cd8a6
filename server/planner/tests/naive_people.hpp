// SPDX-License-Identifier: Apache-2.0
// The naive checks of what people need: meals, pace, beds, access, booking and weather.
#pragma once
#include "planner/tests/naive_facts.hpp"

namespace planner::testing::naive {

inline Answer meal_windows(Trip const& t) {
  Answer answer;
  for (auto const& stop : t.stops(answer)) {
    auto const from = stop.visit->stay.from;
    auto const between = [&](int a, int b) { return from >= Minutes(a) && from <= Minutes(b); };
    auto const meal = stop.visit->meal;
    if (meal == Meal::none) continue;
    answer.is_broken |= stop.facts->role != Role::food;
    if (meal == Meal::breakfast) answer.is_broken |= !between(360, 600);
    if (meal == Meal::lunch) answer.is_broken |= !between(660, 840);
    if (meal == Meal::dinner) answer.is_broken |= !between(1020, 1230);
  }
  for (std::size_t d = 0; d < t.plan.days.size(); ++d) {
    auto const& day = t.plan.days[d];
    answer.is_open |= t.lacks_ways(day);
    if (t.lacks_ways(day)) continue;
    bool const is_in_the_middle = d != 0 && d != t.plan.days.size() - 1;
    auto const is_out = [&](int from, int until) {
      return is_in_the_middle || (!day.legs.empty() && day.legs[0].span.from <= Minutes(from) &&
                                  day.legs.back().span.until >= Minutes(until));
    };
    int lunches = 0;
    int dinners = 0;
    for (auto const& visit : day.visits) {
      lunches += visit.meal == Meal::lunch;
      dinners += visit.meal == Meal::dinner;
    }
    answer.is_broken |= lunches > 1 || dinners > 1;
    answer.is_broken |= lunches == 0 && is_out(660, 840);
    answer.is_broken |= dinners == 0 && is_out(1020, 1230);
  }
  return answer;
}

inline Answer diet(Trip const& t) {
  Answer answer;
  if (t.needs.diets.empty()) return answer;
  for (auto const& stop : t.stops(answer))
    for (auto const& diet : t.needs.diets)
      answer.is_broken |= stop.visit->meal != Meal::none && !has(stop.facts->diets, diet);
  return answer;
}

inline Answer visits_per_day(Trip const& t) {
  Answer answer;
  t.stops(answer);
  for (auto const& day : t.plan.days)
    answer.is_broken |= t.count_sights(day) > limits_of(t.needs).sights_max;
  return answer;
}

inline Answer day_length(Trip const& t) {
  Answer answer;
  for (auto const& day : t.plan.days) {
    answer.is_open |= t.lacks_ways(day);
    if (!day.legs.empty())
      answer.is_broken |=
          day.legs.back().span.until - day.legs[0].span.from > limits_of(t.needs).day_max;
  }
  return answer;
}

inline Answer walking_limit(Trip const& t) {
  Answer answer;
  for (auto const& day : t.plan.days) {
    answer.is_open |= t.lacks_ways(day);
    long metres = 0;
    for (auto const& leg : day.legs) metres += leg.mode == Mode::walk ? leg.metres : 0;
    answer.is_broken |= metres > limits_of(t.needs).walk_max_m;
  }
  return answer;
}

// Each time on the go: from a break's end to where the next one begins.
inline std::vector<Minutes> stretches_of(DayPlan const& day) {
  std::vector<Minutes> stretches;
  auto began = day.legs[0].span.from;
  for (std::size_t i = 0; i < day.visits.size() && i < day.legs.size(); ++i) {
    auto const left = i == 0 ? day.legs[0].span.from : day.visits[i - 1].stay.until;
    auto const there = left + (day.legs[i].span.until - day.legs[i].span.from);
    auto const& visit = day.visits[i];
    bool const waits = visit.stay.from - there >= Minutes(20);
    if (visit.meal == Meal::none && !waits) continue;
    stretches.push_back(there - began);
    began = visit.meal == Meal::none ? visit.stay.from : visit.stay.until;
  }
  stretches.push_back(day.legs.back().span.until - began);
  return stretches;
}

inline Answer rest(Trip const& t) {
  Answer answer;
  auto const limits = limits_of(t.needs);
  std::optional<Minutes> back;  // since 1970
  for (auto const& day : t.plan.days) {
    answer.is_open |= t.lacks_ways(day);
    if (day.legs.empty()) continue;
    for (auto const stretch : stretches_of(day)) answer.is_broken |= stretch > limits.stretch_max;
    auto const midnight = std::chrono::duration_cast<Minutes>(day.date.time_since_epoch());
    if (back) answer.is_broken |= midnight + day.legs[0].span.from - *back < limits.night_min;
    back = midnight + day.legs.back().span.until;
  }
  return answer;
}

inline Answer lodging_every_night(Trip const& t) {
  Answer answer;
  for (std::size_t d = 0; d < t.plan.days.size(); ++d)
    answer.is_broken |= t.plan.days[d].lodging.has_value() == (d + 1 == t.plan.days.size());
  for (auto const* facts : t.nights(answer)) answer.is_broken |= facts->role != Role::lodging;
  return answer;
}

inline Answer lodging_capacity(Trip const& t) {
  Answer answer;
  t.nights(answer);
  for (auto const& day : t.plan.days) {
    auto const* facts = day.lodging ? t.world.find(*day.lodging) : nullptr;
    if (!facts) continue;
    long rooms = 0;
    for (auto const& line : t.plan.ledger)
      if (line.kind == CostKind::lodging && line.place == facts->key && line.date == day.date)
        rooms += line.quantity;
    answer.is_open |= rooms == 0 || facts->sleeps <= 0;
    answer.is_broken |=
        rooms != 0 && facts->sleeps > 0 && rooms * facts->sleeps < t.needs.party.people();
  }
  return answer;
}

// What is true of a house from the first of some nights in a row to the morning after the last.
template <class See>
Answer each_stay(Trip const& t, See see) {
  Answer answer;
  auto const& days = t.plan.days;
  for (std::size_t first = 0; first < days.size();) {
    std::size_t after = first + 1;
    if (!days[first].lodging) {
      first = after;
      continue;
    }
    while (after < days.size() && days[after].lodging == days[first].lodging) ++after;
    auto const* facts = t.world.find(*days[first].lodging);
    if (facts)
      see(answer, *facts, first, after);
    else
      answer.is_open = true;
    first = after;
  }
  return answer;
}

inline Answer check_in_out(Trip const& t) {
  auto const& days = t.plan.days;
  return each_stay(
      t, [&](Answer& answer, PlaceFacts const& facts, std::size_t first, std::size_t after) {
        answer.is_open |= t.lacks_ways(days[first]);
        if (!days[first].legs.empty()) {
          auto const there = days[first].legs.back().span.until;
          bool const is_known = t.world.hours(facts.key, days[first].date).is_known;
          answer.is_open |= !is_known || !facts.terms.check_in_from;
          answer.is_broken |= is_known && !t.is_open_at(facts.key, days[first].date, there);
          if (facts.terms.check_in_from) answer.is_broken |= there < *facts.terms.check_in_from;
        }
        if (after >= days.size()) return;
        answer.is_open |= t.lacks_ways(days[after]);
        if (days[after].legs.empty()) return;
        answer.is_open |= !facts.terms.check_out_until;
        if (facts.terms.check_out_until)
          answer.is_broken |= days[after].legs[0].span.from > *facts.terms.check_out_until;
      });
}

inline Answer lodging_terms(Trip const& t) {
  return each_stay(
      t, [&](Answer& answer, PlaceFacts const& facts, std::size_t first, std::size_t after) {
        auto const nights = static_cast<int>(after - first);
        answer.is_open |= !facts.terms.nights_min || facts.terms.is_refundable == Known::unknown;
        if (facts.terms.nights_min) answer.is_broken |= nights < *facts.terms.nights_min;
        for (auto const& line : t.plan.ledger)
          answer.is_broken |= line.kind == CostKind::lodging && line.place == facts.key &&
                              line.promises_refund && facts.terms.is_refundable != Known::yes;
      });
}

inline Answer everywhere(Trip const& t, bool is_asked, Known PlaceFacts::*fact) {
  Answer answer;
  if (!is_asked) return answer;
  for (auto const* facts : t.nights(answer)) answer.is_broken |= facts->*fact != Known::yes;
  for (auto const& stop : t.stops(answer))
    answer.is_broken |= stop.facts->role != Role::hub && stop.facts->*fact != Known::yes;
  return answer;
}

inline Answer booking(Trip const& t) {
  Answer answer;
  for (auto const& [day, visit, facts] : t.stops(answer)) {
    if (facts->role != Role::sight && facts->role != Role::food) continue;
    answer.is_open |= facts->needs_booking == Known::unknown;
    if (facts->needs_booking != Known::yes) continue;
    answer.is_broken |= !visit->says_to_book;
    if (!visit->says_to_book) continue;
    answer.is_open |= !facts->booking_lead_days || !t.needs.planned_on;
    if (facts->booking_lead_days && t.needs.planned_on)
      answer.is_broken |=
          *t.needs.planned_on + std::chrono::days(*facts->booking_lead_days) > day->date;
  }
  return answer;
}

// Yes: one can go there instead; unknown: nobody can say.
inline Known shelters(Trip const& t, Stop const& stop, PlaceFacts const& roof) {
  for (auto const& day : t.plan.days)
    for (auto const& visit : day.visits)
      if (visit.place == roof.key) return Known::no;
  auto const lacks = [&](bool is_asked, Known fact) { return is_asked && fact != Known::yes; };
  if (lacks(t.needs.step_free, roof.step_free) || lacks(t.needs.kid_friendly, roof.kid_friendly) ||
      lacks(t.needs.pet_friendly, roof.pet_friendly) || has(t.needs.avoid, roof.key))
    return Known::no;
  for (auto const& kind : roof.kinds)
    if (has(t.needs.avoid_kinds, kind)) return Known::no;
  if (roof.role == Role::hub || roof.role == Role::lodging || roof.city != t.needs.city ||
      roof.is_outdoor == Known::yes)
    return Known::no;
  if (!t.world.hours(roof.key, stop.day->date).is_known) return Known::unknown;
  auto now = stop.visit->stay.from;
  do {
    if (!t.is_open_at(roof.key, stop.day->date, now)) return Known::no;
    now += Minutes(1);
  } while (now < stop.visit->stay.until);
  return roof.is_outdoor == Known::no ? Known::yes : Known::unknown;
}

inline Answer weather_ready(Trip const& t) {
  Answer answer;
  for (auto const& stop : t.stops(answer)) {
    if (stop.facts->role != Role::sight) continue;
    answer.is_open |= stop.facts->is_outdoor == Known::unknown;
    if (stop.facts->is_outdoor != Known::yes) continue;
    if (stop.visit->alternative) {
      auto const* roof = t.world.find(*stop.visit->alternative);
      auto const shelter = roof ? shelters(t, stop, *roof) : Known::unknown;
      answer.is_broken |= shelter == Known::no;
      answer.is_open |= shelter == Known::unknown;
      continue;
    }
    auto const weather = t.world.weather(stop.facts->city, stop.day->date);
    answer.is_open |= !weather;
    answer.is_broken |= weather && (weather->rain_percent > 49 || weather->celsius_max > 34 ||
                                    weather->wind_m_s > 10 || weather->air_quality > 150);
  }
  return answer;
}

}  // namespace planner::testing::naive
