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

// Sakamoto's method: 0 is Sunday.
int weekday_of(Day day) {
  constexpr int shifts[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  std::chrono::year_month_day const date(day);
  auto const month = static_cast<unsigned>(date.month());
  auto year = static_cast<int>(date.year());
  if (month < 3) --year;
  return (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] +
          static_cast<int>(static_cast<unsigned>(date.day()))) %
         7;
}

// What kind of station that is decides how much time it takes; a traveller who names none is met
// where the day begins or ends.
PlaceFacts const* hub_of(Case const& file, std::string const& place, std::string const& otherwise,
                         Ruling& ruling) {
  return look_up(file, place.empty() ? otherwise : place, ruling);
}

void check_arrival(Case const& file, DayPlan const& day, Ruling& ruling) {
  ruling.about(day.date);
  if (has_no_ways(day, ruling) || day.legs.empty()) return;
  auto const& arrival = *file.needs.arrival;
  auto const* hub = hub_of(file, arrival.place, day.start, ruling);
  if (hub == nullptr) return;
  if (hub->kinds.empty())
    return ruling.doubt(say("{}是什么站没有记录", "No record says what {} is", hub->name));
  auto const start = day.legs.front().span.from;
  auto const buffer = arrival_buffer(hub->kinds);
  auto const item = say("{} 到达，{} 出发（至少留 {} 分钟）",
                        "Arrival at {}, setting out at {} (at least {} min between)",
                        clock_words(arrival.at), clock_words(start), buffer.count());
  if (start < arrival.at + buffer)
    ruling.fail(item);
  else
    ruling.holds(item);
}

void check_departure(Case const& file, DayPlan const& day, Ruling& ruling) {
  ruling.about(day.date);
  if (has_no_ways(day, ruling) || day.legs.empty()) return;
  auto const& departure = *file.needs.departure;
  auto const* hub = hub_of(file, departure.place, day.end, ruling);
  if (hub == nullptr) return;
  if (hub->kinds.empty())
    return ruling.doubt(say("{}是什么站没有记录", "No record says what {} is", hub->name));
  auto const end = day.legs.back().span.until;
  auto const buffer = departure_buffer(hub->kinds);
  auto const item = say("{} 到站，{} 返程（至少留 {} 分钟）",
                        "There at {} for a departure at {} (at least {} min between)",
                        clock_words(end), clock_words(departure.at), buffer.count());
  if (end + buffer > departure.at)
    ruling.fail(item);
  else
    ruling.holds(item);
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
    ruling.about(days[i].date);
    auto const expected = file.needs.from + std::chrono::days(i);
    if (days[i].date != expected)
      ruling.fail(say("第 {} 天应为{}，行程写的是{}", "Day {} should be {}, the plan says {}",
                      i + 1, date_words(expected), date_words(days[i].date)));
  }
  return ruling.close(say("{}至{}，共 {} 天", "{} to {}, {}", date_words(file.needs.from),
                          date_words(file.needs.until), counted(std::int64_t{asked}, "day")));
}

Check weekday_correct(Case const& file) {
  Ruling ruling("weekday_correct", {"星期几没有弄错", "The right days of the week"});
  ruling.rests_on(Source{"calendar", {}});
  for (auto const& day : file.plan.days) {
    ruling.about(day.date);
    int const weekday = (weekday_of(day.date) + 6) % 7 + 1;
    if (day.weekday == 0)
      ruling.doubt(say("{}是星期几没有写明", "The plan does not say what day of the week {} is",
                       base::to_text(day.date)));
    else if (day.weekday != weekday)
      ruling.fail(say("{}，行程却写作星期第 {} 天", "{}, which the plan calls day {} of the week",
                      date_words(day.date), day.weekday));
    else
      ruling.holds(date_words(day.date));
  }
  return ruling.close(say("由日期推算了 {} 天的星期", "The weekdays of {} computed from the date",
                          counted(file.plan.days.size(), "day")));
}

Check times_monotone(Case const& file) {
  Ruling ruling("times_monotone", {"时间先后不冲突", "Times follow one another"});
  std::size_t count = 0;
  for (auto const& day : file.plan.days) {
    auto const steps = steps_of(day);
    Minutes now{0};
    for (auto const& step : steps) {
      ruling.about(day.date, step.to);
      if (step.span.until < step.span.from || step.span.from < now)
        ruling.fail(say("{} {} {}，与之前到 {} 的安排冲突",
                        "{} {} {} collides with what lasts until {}", date_words(day.date),
                        clock_span(step.span), name_of(file, step.to), clock_words(now)));
      now = std::max(now, step.span.until);
    }
    count += steps.size();
  }
  return ruling.close(say("{} 段路程与停留首尾相接、没有重叠",
                          "{} legs and visits, none before the one ahead of it has ended", count));
}

Check stay_length(Case const& file) {
  Ruling ruling("stay_length", {"停留时长合适", "Enough time at each place"});
  each_sight_or_meal(file, ruling, [&](DayPlan const&, Visit const& visit, auto const& facts) {
    auto const stay = visit.stay.length();
    if (facts.stay_max == Minutes(0))
      return ruling.doubt(
          say("在{}宜停留多久没有记录", "No record says how long one stays at {}", facts.name));
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
  if (needs.arrival) check_arrival(file, plan.days.front(), ruling);
  if (needs.departure) check_departure(file, plan.days.back(), ruling);
  return ruling.close({"到达与返程", "Arrival and departure"});
}

}  // namespace planner::impl
