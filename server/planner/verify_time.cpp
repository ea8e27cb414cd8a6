// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/checks.hpp"
#include "planner/limits.hpp"

namespace planner::impl {

namespace {

struct Step {
  MinuteSpan span;
  std::string to;
};

// The day's legs and visits in their order, as far as there are any.
std::vector<Step> steps_of(DayPlan const& day) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < std::max(day.legs.size(), day.visits.size()); ++i) {
    if (i < day.legs.size()) steps.push_back({day.legs[i].span, day.legs[i].to});
    if (i < day.visits.size()) steps.push_back({day.visits[i].stay, day.visits[i].place});
  }
  return steps;
}

std::vector<std::string> kinds_of(Case const& file, std::string const& place) {
  auto const* facts = file.world.find(place);
  return facts == nullptr ? std::vector<std::string>{} : facts->kinds;
}

}  // namespace

Check days_as_asked(Case const& file) {
  Ruling ruling("days_as_asked", {"日期与天数正确", "The days you asked for"});
  auto const& days = file.plan.days;
  auto const asked = (file.needs.until - file.needs.from).count() + 1;
  if (static_cast<long>(days.size()) != asked)
    ruling.fail(say("您要 {} 天，行程有 {} 天", "You asked for {}, the plan has {}",
                    counted(std::int64_t{asked}, "day"), days.size()));
  for (std::size_t i = 0; i < days.size(); ++i) {
    auto const expected = file.needs.from + std::chrono::days(i);
    if (days[i].date != expected)
      ruling.fail(say("第 {} 天应为{}，行程写的是{}", "Day {} should be {}, the plan says {}",
                      i + 1, date_words(expected), date_words(days[i].date)));
  }
  return ruling.close(say("{}至{}，共 {} 天", "{} to {}, {}", date_words(file.needs.from),
                          date_words(file.needs.until), counted(std::int64_t{asked}, "day")));
}

Check times_monotone(Case const& file) {
  Ruling ruling("times_monotone", {"时间先后不冲突", "Times follow one another"});
  std::size_t count = 0;
  for (auto const& day : file.plan.days) {
    auto const steps = steps_of(day);
    Minutes now{0};
    for (auto const& step : steps) {
      if (step.span.until < step.span.from || step.span.from < now)
        ruling.fail(say("{} {} {}，与之前到 {} 的安排冲突",
                        "{} {} {} collides with what lasts until {}", date_words(day.date),
                        clock_span(step.span), name_of(file, step.to), base::to_clock(now)));
      now = std::max(now, step.span.until);
    }
    count += steps.size();
  }
  return ruling.close(say("{} 段路程与停留首尾相接、没有重叠",
                          "{} legs and visits, none before the one ahead of it has ended", count));
}

Check stay_length(Case const& file) {
  Ruling ruling("stay_length", {"停留时长合适", "Enough time at each place"});
  each_visit(file, [&](DayPlan const&, Visit const& visit, PlaceFacts const& facts) {
    auto const stay = visit.stay.length();
    if (facts.stay_max == Minutes(0)) return;
    auto const item =
        say("{}停留 {} 分钟（宜 {}–{} 分钟）", "{1} min at {0} ({2}–{3} min is sensible)",
            facts.name, stay.count(), facts.stay_min.count(), facts.stay_max.count());
    if (stay < facts.stay_min || stay > facts.stay_max)
      ruling.fail(item);
    else
      ruling.holds(item);
  });
  return ruling.close(say("共 {} 次停留", "{}", visits_of(file.plan)));
}

Check arrival_departure_buffers(Case const& file) {
  Ruling ruling("arrival_departure_buffers", {"到达与返程留足时间", "Time to arrive and to leave"});
  auto const& [plan, needs, world] = file;
  if (plan.days.empty() || (!needs.arrival && !needs.departure))
    return ruling.close({"没有指定到达和返程的时刻", "You gave no times of arrival or departure"});
  if (needs.arrival && !plan.days.front().legs.empty()) {
    auto const start = plan.days.front().legs.front().span.from;
    auto const buffer = arrival_buffer(kinds_of(file, needs.arrival->place));
    auto const item = say("{} 到达，{} 出发（至少留 {} 分钟）",
                          "Arrival at {}, setting out at {} (at least {} min between)",
                          base::to_clock(needs.arrival->at), base::to_clock(start), buffer.count());
    if (start < needs.arrival->at + buffer)
      ruling.fail(item);
    else
      ruling.holds(item);
  }
  if (needs.departure && !plan.days.back().legs.empty()) {
    auto const end = plan.days.back().legs.back().span.until;
    auto const buffer = departure_buffer(kinds_of(file, needs.departure->place));
    auto const item = say("{} 到站，{} 返程（至少留 {} 分钟）",
                          "There at {} for a departure at {} (at least {} min between)",
                          base::to_clock(end), base::to_clock(needs.departure->at), buffer.count());
    if (end + buffer > needs.departure->at)
      ruling.fail(item);
    else
      ruling.holds(item);
  }
  return ruling.close({"到达与返程", "Arrival and departure"});
}

}  // namespace planner::impl
