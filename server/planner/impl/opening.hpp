// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "planner/impl/ruling.hpp"

namespace planner::impl {

// When a place is open around a service day, in that day's minutes: what began the evening before
// and what begins the next morning are part of it, and spans that touch are one.
std::vector<MinuteSpan> open_spans(Case const& file, std::string const& key, Day day);

// The span in which that moment lies; nullptr: it is closed then.
MinuteSpan const* span_around(std::vector<MinuteSpan> const& spans, Minutes at);

Words unknown_hours(PlaceFacts const& facts);

}  // namespace planner::impl
