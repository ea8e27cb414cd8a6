// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/impl/checks.hpp"

namespace planner::impl {

namespace {

constexpr Minutes whole_day{1440};

// When a place is open around a service day, in that day's minutes: what began the evening before
// and what begins the next morning are part of it, and spans that touch are one.
std::vector<MinuteSpan> open_spans(Case const& file, std::string const& key, Day day) {
  std::vector<MinuteSpan> spans;
  for (int offset = -1; offset <= 1; ++offset) {
    auto const hours = file.world.hours(key, day + std::chrono::days(offset));
    if (!hours.is_known) continue;
    for (auto const& span : hours.spans)
      spans.push_back({span.from + offset * whole_day, span.until + offset * whole_day});
  }
  std::sort(spans.begin(), spans.end(),
            [](auto const& a, auto const& b) { return a.from < b.from; });
  std::vector<MinuteSpan> joined;
  for (auto const& span : spans) {
    if (!joined.empty() && span.from <= joined.back().until)
      joined.back().until = std::max(joined.back().until, span.until);
    else
      joined.push_back(span);
  }
  return joined;
}

MinuteSpan const* span_around(std::vector<MinuteSpan> const& spans, Minutes at) {
  for (auto const& span : spans)
    if (span.from <= at && at < span.until) return &span;
  return nullptr;
}

// Closed on that day, and not still open from the evening before.
bool is_closed(Case const& file, DayPlan const& day, Visit const& visit, Hours const& hours) {
  return hours.spans.empty() &&
         span_around(open_spans(file, visit.place, day.date), visit.stay.from) == nullptr;
}

Words arrival_words(Visit const& visit, PlaceFacts const& facts, Hours const& hours) {
  return say("{} 到达{}，营业 {}", "{} at {}, open {}", base::to_clock(visit.stay.from), facts.name,
             hours.spans.empty() ? std::string("–") : clock_spans(hours.spans));
}

// The moment up to which people are let in, for a span of opening.
Minutes last_admission(PlaceFacts const& facts, MinuteSpan const& span) {
  return span.until - facts.last_entry.value_or(Minutes(0));
}

}  // namespace

Check open_on_date(Case const& file) {
  Ruling ruling("open_on_date", {"到访当天营业", "Open on the day you come"});
  each_visit(file, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    auto const hours = file.world.hours(visit.place, day.date);
    if (!hours.is_known)
      ruling.doubt(say("{}的营业时间未知，请出发前确认",
                       "The opening hours of {} are not known; please check before you go",
                       facts.name));
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
  each_visit(file, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    auto const hours = file.world.hours(visit.place, day.date);
    if (!hours.is_known || is_closed(file, day, visit, hours)) return;  // see open_on_date
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
  each_visit(file, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    if (!facts.last_entry) return;
    ++with_rule;
    auto const spans = open_spans(file, visit.place, day.date);
    auto const* span = span_around(spans, visit.stay.from);
    if (span == nullptr) return;  // see open_on_date and within_opening_span
    auto const item =
        say("{} 到达{}，{} 停止入场", "{} at {}, last entry at {}", base::to_clock(visit.stay.from),
            facts.name, base::to_clock(last_admission(facts, *span)));
    if (visit.stay.from > last_admission(facts, *span))
      ruling.fail(item);
    else
      ruling.holds(item);
  });
  return ruling.close(
      say("{} 处有最晚入场的规定", "{} to places with such a rule", counted(with_rule, "visit")));
}

}  // namespace planner::impl
