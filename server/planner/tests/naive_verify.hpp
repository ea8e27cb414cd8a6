// SPDX-License-Identifier: Apache-2.0
// The checks once more, slow and plain: minute by minute, head by head, every order tried. Written
// from the table in planner/README.md, to be compared with verify().
#pragma once
#include <map>
#include <numeric>

#include "planner/tests/naive_facts.hpp"

namespace planner::testing::naive {

inline Answer right_city(Trip const& t) {
  Answer answer;
  for (auto const* facts : t.sights_and_nights(answer)) {
    if (facts->city.empty()) answer.is_open = true;
    if (!facts->city.empty() && facts->city != t.needs.city) answer.is_broken = true;
  }
  return answer;
}

inline Answer no_duplicates(Trip const& t) {
  Answer answer;
  std::map<std::string, int> times;
  for (auto const& stop : t.stops(answer))
    if (stop.is_worth_a_visit()) ++times[stop.visit->place];
  for (auto const& [place, count] : times) answer.is_broken |= count > 1;
  return answer;
}

inline Answer avoid_honoured(Trip const& t) {
  Answer answer;
  for (auto const* facts : t.all_and_nights(answer)) {
    answer.is_broken |= has(t.needs.avoid, facts->key);
    answer.is_open |= facts->kinds.empty() && !t.needs.avoid_kinds.empty();
    for (auto const& kind : t.needs.avoid_kinds)
      answer.is_broken |= has(facts->kinds, kind) || has(facts->cuisines, kind);
  }
  return answer;
}

inline Answer open_on_date(Trip const& t) {
  Answer answer;
  for (auto const& stop : t.stops(answer)) {
    auto const hours = t.world.hours(stop.visit->place, stop.day->date);
    answer.is_open |= !hours.is_known;
    answer.is_broken |= hours.is_known && hours.spans.empty() &&
                        !t.is_open_at(stop.visit->place, stop.day->date, stop.visit->stay.from);
  }
  return answer;
}

inline Answer within_opening_span(Trip const& t) {
  Answer answer;
  for (auto const& stop : t.stops(answer)) {
    auto const& [day, visit, facts] = stop;
    auto const hours = t.world.hours(visit->place, day->date);
    answer.is_open |= !hours.is_known;
    if (!hours.is_known) continue;
    bool const begins = t.is_open_at(visit->place, day->date, visit->stay.from);
    if (hours.spans.empty() && !begins) continue;  // closed that day
    answer.is_broken |= !begins;
    for (auto now = visit->stay.from; now < visit->stay.until; now += Minutes(1))
      answer.is_broken |= !t.is_open_at(visit->place, day->date, now);
  }
  return answer;
}

inline Answer last_entry(Trip const& t) {
  Answer answer;
  for (auto const& stop : t.stops(answer)) {
    auto const& [day, visit, facts] = stop;
    if (!stop.is_worth_a_visit()) continue;
    auto const hours = t.world.hours(visit->place, day->date);
    answer.is_open |= !hours.is_known;
    auto closing = visit->stay.from;
    if (!hours.is_known || !t.is_open_at(visit->place, day->date, closing)) continue;
    while (t.is_open_at(visit->place, day->date, closing)) closing += Minutes(1);
    auto const left = closing - visit->stay.from;
    if (facts->last_entry)
      answer.is_broken |= left < *facts->last_entry;
    else
      answer.is_open |= left < (facts->role == Role::food ? Minutes(30) : Minutes(60));
  }
  return answer;
}

inline Answer stay_length(Trip const& t) {
  Answer answer;
  for (auto const& stop : t.stops(answer)) {
    if (!stop.is_worth_a_visit()) continue;
    auto const length = stop.visit->stay.until - stop.visit->stay.from;
    if (stop.facts->stay_max == Minutes(0))
      answer.is_open = true;
    else
      answer.is_broken |= length < stop.facts->stay_min || length > stop.facts->stay_max;
  }
  return answer;
}

inline Answer times_monotone(Trip const& t) {
  Answer answer;
  for (auto const& day : t.plan.days) {
    std::vector<MinuteSpan> spans;
    for (std::size_t i = 0; i < day.legs.size() || i < day.visits.size(); ++i) {
      if (i < day.legs.size()) spans.push_back(day.legs[i].span);
      if (i < day.visits.size()) spans.push_back(day.visits[i].stay);
    }
    for (std::size_t i = 0; i < spans.size(); ++i) {
      answer.is_broken |= spans[i].until < spans[i].from || spans[i].from < Minutes(0);
      for (std::size_t j = 0; j < i; ++j) answer.is_broken |= spans[i].from < spans[j].until;
    }
  }
  return answer;
}

inline Answer continuity(Trip const& t) {
  Answer answer;
  auto const& days = t.plan.days;
  for (std::size_t d = 0; d < days.size(); ++d) {
    auto const& day = days[d];
    std::vector<std::string> chain{day.start};
    for (auto const& visit : day.visits) chain.push_back(visit.place);
    chain.push_back(day.end);
    answer.is_broken |= day.legs.size() + 1 != chain.size();
    for (std::size_t i = 0; i + 1 < chain.size() && day.legs.size() + 1 == chain.size(); ++i)
      answer.is_broken |= day.legs[i].from != chain[i] || day.legs[i].to != chain[i + 1];
    if (day.lodging) answer.is_broken |= day.end != *day.lodging;
    if (d > 0 && days[d - 1].lodging) answer.is_broken |= day.start != *days[d - 1].lodging;
  }
  if (days.empty()) return answer;
  auto const& [arrival, departure] = std::pair(t.needs.arrival, t.needs.departure);
  if (arrival && !arrival->place.empty()) answer.is_broken |= days.front().start != arrival->place;
  if (departure && !departure->place.empty())
    answer.is_broken |= days.back().end != departure->place;
  return answer;
}

inline Answer travel_feasible(Trip const& t) {
  Answer answer;
  for (auto const& day : t.plan.days) {
    if (t.lacks_ways(day)) answer.is_open = true;
    for (std::size_t i = 0; i < day.legs.size(); ++i) {
      auto const& leg = day.legs[i];
      auto const* from = t.world.find(leg.from);
      auto const* to = t.world.find(leg.to);
      auto const travel =
          from && to ? t.world.travel(*from, *to, leg.mode, leg.span.from) : Travel{};
      if (!from || !to || !travel.is_known) {
        answer.is_open = true;
        continue;
      }
      answer.is_broken |= leg.span.until - leg.span.from < travel.time;
      if (i < day.visits.size()) {
        auto const left = i == 0 ? day.legs[0].span.from : day.visits[i - 1].stay.until;
        int const spare = leg.from == leg.to                                 ? 0
                          : leg.mode == Mode::walk || leg.mode == Mode::bike ? 2
                                                                             : 5;
        answer.is_broken |= day.visits[i].stay.from - left < travel.time + Minutes(spare);
      }
      double const crow = base::distance_m(from->at, to->at);
      answer.is_broken |= leg.metres < 0.95 * crow - 50 || leg.metres > 4 * crow + 2000;
    }
  }
  return answer;
}

inline Answer detour(Trip const& t) {
  Answer answer;
  for (auto const& day : t.plan.days) {
    auto const spots = t.spots_of(day, answer);
    if (spots.size() < 4) continue;
    auto const length = [&](std::vector<std::size_t> const& order) {
      double metres = 0;
      for (std::size_t i = 1; i < order.size(); ++i)
        metres += base::distance_m(spots[order[i - 1]], spots[order[i]]);
      return metres;
    };
    std::vector<std::size_t> order(spots.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    double const planned = length(order);
    double shortest = planned;
    while (std::next_permutation(order.begin() + 1, order.end() - 1))
      shortest = std::min(shortest, length(order));
    answer.is_broken |= planned > 2 * shortest && planned > shortest + 5000;
  }
  return answer;
}

inline Answer days_clustered(Trip const& t) {
  Answer answer;
  auto const& days = t.plan.days;
  auto const limits = limits_of(t.needs);
  std::vector<std::vector<base::LatLon>> spots;
  for (auto const& day : days) {
    answer.is_open |= t.lacks_ways(day);
    spots.push_back(day.legs.empty() ? std::vector<base::LatLon>{} : t.spots_of(day, answer));
  }
  for (std::size_t d = 0; d < days.size(); ++d)
    for (std::size_t e = 0; e < days.size(); ++e) {
      bool const is_cut =
          (e == 0 && t.needs.arrival) || (e + 1 == days.size() && t.needs.departure);
      if (d == e || is_cut || spots[d].empty() || spots[e].empty()) continue;
      if (t.count_sights(days[e]) >= limits.sights_max) continue;
      for (std::size_t v = 0; v < days[d].visits.size(); ++v) {
        auto const& visit = days[d].visits[v];
        if (visit.meal != Meal::none || visit.is_pinned) continue;
        if (visit.stay.until <= visit.stay.from) continue;
        auto rest = spots[d];
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(v) + 1);
        double const longer = t.best_with(spots[e], spots[d][v + 1]);
        double const before = line_length(spots[d]) + line_length(spots[e]);
        double const saved = before - line_length(rest) - longer;
        if (saved < 15'000 || saved < 0.25 * before) continue;
        auto const& legs = days[e].legs;
        MinuteSpan const out{legs.front().span.from, legs.back().span.until};
        auto const stay = visit.stay.until - visit.stay.from;
        int const more = static_cast<int>((longer - line_length(spots[e])) / 400) + 1;
        if (out.until - out.from + stay + Minutes(more) > limits.day_max) continue;
        auto const fits = t.is_open_within(visit.place, days[e].date, out, stay);
        answer.is_broken |= fits == Known::yes;
        answer.is_open |= fits == Known::unknown;
      }
    }
  return answer;
}

}  // namespace planner::testing::naive
