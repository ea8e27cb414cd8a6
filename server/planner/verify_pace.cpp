// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/impl/checks.hpp"
#include "planner/limits.hpp"

namespace planner::impl {

namespace {

Words pace_words(Pace pace) {
  switch (pace) {
    case Pace::relaxed:
      return {"悠闲", "relaxed"};
    case Pace::normal:
      return {"适中", "normal"};
    case Pace::intense:
      return {"紧凑", "intense"};
  }
  return {};
}

// 15 小时 6 分 / 15 h 6 min
Words hours(Minutes time) {
  auto const count = time.count() / 60;
  auto const rest = time.count() % 60;
  if (rest == 0) return say("{} 小时", "{} h", count);
  return say("{} 小时 {} 分", "{} h {} min", count, rest);
}

// The longest time on the go between meals and pauses; one may wait before or after a leg.
Minutes longest_stretch(DayPlan const& day) {
  if (day.legs.empty()) return Minutes(0);
  Minutes longest{0};
  Minutes since = day.legs.front().span.from;
  Minutes now = since;
  for (std::size_t i = 0; i < std::min(day.visits.size(), day.legs.size()); ++i) {
    auto const& visit = day.visits[i];
    auto const there = now + day.legs[i].span.length();
    bool const is_meal = visit.meal != Meal::none;
    if (is_meal || visit.stay.from - there >= pause_min) {
      longest = std::max(longest, there - since);
      since = is_meal ? visit.stay.until : visit.stay.from;
    }
    now = visit.stay.until;
  }
  return std::max(longest, day.legs.back().span.until - since);
}

}  // namespace

Check visits_per_day(Case const& file) {
  Ruling ruling("visits_per_day", {"每天不赶", "Not too much a day"});
  auto const limits = limits_of(file.needs);
  for (auto const& day : file.plan.days) {
    ruling.about(day.date);
    auto const count = std::count_if(day.visits.begin(), day.visits.end(), [&](Visit const& visit) {
      auto const* facts = look_up(file, visit.place, ruling);
      return visit.meal == Meal::none && (facts == nullptr || facts->role != Role::hub);
    });
    auto const item =
        say("{} {} 处", "{}: {}", date_words(day.date), counted(std::int64_t{count}, "place"));
    if (count > limits.sights_max)
      ruling.fail(item);
    else
      ruling.holds(item);
  }
  return ruling.close(say("节奏{}，每天最多 {} 处", "At a {} pace at most {} a day",
                          pace_words(file.needs.pace), limits.sights_max));
}

Check day_length(Case const& file) {
  Ruling ruling("day_length", {"每天在外的时间合适", "Days of a sensible length"});
  auto const limits = limits_of(file.needs);
  for (auto const& day : file.plan.days) {
    ruling.about(day.date);
    if (has_no_ways(day, ruling) || day.legs.empty()) continue;
    MinuteSpan const out{day.legs.front().span.from, day.legs.back().span.until};
    auto const item = say("{} {}", "{}: {}", date_words(day.date), clock_span(out));
    if (out.length() > limits.day_max)
      ruling.fail(item);
    else
      ruling.holds(item);
  }
  return ruling.close(say("节奏{}，每天最多在外 {} 小时", "At a {} pace at most {} hours a day",
                          pace_words(file.needs.pace), limits.day_max.count() / 60));
}

Check walking_limit(Case const& file) {
  Ruling ruling("walking_limit", {"步行不过量", "Not too far on foot"});
  auto const limits = limits_of(file.needs);
  for (auto const& day : file.plan.days) {
    ruling.about(day.date);
    if (has_no_ways(day, ruling)) continue;
    long walked = 0;
    for (auto const& leg : day.legs)
      if (leg.mode == Mode::walk) walked += leg.metres;
    auto const item = say("{}步行 {}", "{}: {} on foot", date_words(day.date),
                          kilometres(static_cast<double>(walked)));
    if (walked > limits.walk_max_m)
      ruling.fail(item);
    else
      ruling.holds(item);
  }
  return ruling.close(say("景点之间每天最多步行 {}", "At most {} a day between places",
                          kilometres(limits.walk_max_m)));
}

Check rest(Case const& file) {
  Ruling ruling("rest", {"有休息的时间", "Time to rest"});
  auto const limits = limits_of(file.needs);
  DayPlan const* before = nullptr;
  for (auto const& day : file.plan.days) {
    ruling.about(day.date);
    if (has_no_ways(day, ruling) || day.legs.empty()) continue;
    if (auto const stretch = longest_stretch(day); stretch > limits.stretch_max)
      ruling.fail(say("{}连续 {}没有用餐或休息", "{}: {} without a meal or a pause",
                      date_words(day.date), hours(stretch)));
    if (before != nullptr) {
      auto const night =
          day.legs.front().span.from + (day.date - before->date) - before->legs.back().span.until;
      auto const item =
          say("{}出发前休息了 {}", "{1} of rest before {0}", date_words(day.date), hours(night));
      if (night < limits.night_min)
        ruling.fail(item);
      else
        ruling.holds(item);
    }
    before = &day;
  }
  return ruling.close(say("每晚至少休息 {} 小时，连续游玩不超过 {} 小时",
                          "Nights of at least {} hours, never more than {} hours without a break",
                          limits.night_min.count() / 60, limits.stretch_max.count() / 60));
}

}  // namespace planner::impl
