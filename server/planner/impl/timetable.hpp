// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "planner/impl/route.hpp"

namespace planner::impl {

// Gives shortened stays their usual length back as far as time allows, the most shortened first.
void lengthen_short_stays(Instance const& instance, Route& route);

// The day as it is lived: shortened stays get back what time allows, waiting becomes longer stays
// and, where that is not possible, a later start. `idle` is set to what waiting remains.
std::vector<Scheduled> timetable(Instance const& instance, Route& route);

}  // namespace planner::impl
