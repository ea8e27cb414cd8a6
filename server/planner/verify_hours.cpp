// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/impl/checks.hpp"
#include "planner/impl/opening.hpp"
#include "planner/limits.hpp"

namespace planner::impl {

namespace {

// Closed on that day, and not still open from the evening before.
bool is_closed(Case const& file, DayPlan const& day, Visit const& visit, Hours const& hours) {
  return hours.spans.empty() &&
         span_around(open_spans(file, visit.place, day.date), visit.stay.from) == nullptr;
}

Words arrival_words(Visit const& visit, PlaceFacts const& facts, Hours const& hours) {
  return say("{} 到达{}，营业 {}", "{} at {}, open {}", clock_words(visit.stay.from), facts.name,
             hours.spans.empty() ? std::string("–") : clock_spans(hours.spans));
}

}  // namespace

Check open_on_date(Case const& file) {
  Ruling ruling("open_on_date", {"到访当天营业", "Open on the day you come"});
  each_visit(file, ruling, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    auto const hours = file.world.hours(visit.place, day.date);
    if (!hours.is_known)
      ruling.doubt(unknown_hours(facts));
    else if (is_closed(file, day, visit, hours))
      ruling.fail(say("{}在{}不开放", "{} is closed on {}", facts.name, date_words(day.date)));
    else
      ruling.holds(say("{1}{0}开放", "{} is open on {}", facts.name, date_words(day.date)));
  });
  return ruling.close(say("查了 {} 次停留当天的开放情况", "The calendar of {} was looked up",
                          visits_of(file.plan)));
}

Check within_opening_span(Case const& file) {
  Ruling ruling("within_opening_span", {"停留都在营业时间内", "Every stay within opening hours"});
  each_visit(file, ruling, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    auto const hours = file.world.hours(visit.place, day.date);
    if (!hours.is_known) return ruling.doubt(unknown_hours(facts));
    if (is_closed(file, day, visit, hours)) return;  // see open_on_date
    auto const spans = open_spans(file, visit.place, day.date);
    auto const* span = span_around(spans, visit.stay.from);
    if (span == nullptr || visit.stay.until > span->until)
      ruling.fail(say("{}停留 {}，营业 {}", "{} is visited {}, open {}", facts.name,
                      clock_span(visit.stay), clock_spans(hours.spans)));
    else
      ruling.holds(arrival_words(visit, facts, hours));
  });
  return ruling.close(say("核对了 {} 次停留", "{} compared", visits_of(file.plan)));
}

Check last_entry(Case const& file) {
  Ruling ruling("last_entry", {"赶得上最晚入场", "In time for the last entry"});
  std::size_t with_rule = 0;
  each_visit(file, ruling, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    if (facts.role != Role::sight && facts.role != Role::food) return;
    if (!file.world.hours(visit.place, day.date).is_known)
      return ruling.doubt(unknown_hours(facts));
    auto const spans = open_spans(file, visit.place, day.date);
    auto const* span = span_around(spans, visit.stay.from);
    if (span == nullptr) return;  // see open_on_date and within_opening_span
    auto const clock = clock_words(visit.stay.from);
    if (!facts.last_entry) {
      if (visit.stay.from > span->until - safe_entry(facts.role))
        ruling.doubt(say("{} 才到{}，{} 关门，最晚何时入场未知",
                         "{} at {}, which closes at {}; the last entry is not known", clock,
                         facts.name, clock_words(span->until)));
      return;
    }
    ++with_rule;
    auto const last = span->until - *facts.last_entry;
    auto const item = say("{} 到达{}，{} 停止入场", "{} at {}, last entry at {}", clock, facts.name,
                          clock_words(last));
    if (visit.stay.from > last)
      ruling.fail(item);
    else
      ruling.holds(item);
  });
  return ruling.close(
      say("{} 处有最晚入场的规定，其余至少在关门前 {} 分钟（用餐 {} 分钟）到达",
          "{} to places with such a rule, the others {} min before closing at least (meals {})",
          counted(with_rule, "visit"), safe_entry(Role::sight).count(),
          safe_entry(Role::food).count()));
}

}  // namespace planner::impl
