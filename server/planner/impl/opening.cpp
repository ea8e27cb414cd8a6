// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/opening.hpp"

#include <algorithm>

namespace planner::impl {

namespace {
constexpr Minutes whole_day{1440};
}

Words unknown_hours(PlaceFacts const& facts) {
  return say("{}的营业时间未知，请出发前确认",
             "The opening hours of {} are not known; please check before you go", facts.name);
}

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

}  // namespace planner::impl
