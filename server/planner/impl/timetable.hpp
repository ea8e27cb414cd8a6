// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "planner/impl/route.hpp"

namespace planner::impl {

// The day as it is lived: shortened stays get back what time allows, waiting becomes longer stays
// and, where that is not possible, a later start. `idle` is set to what waiting remains.
std::vector<Scheduled> timetable(Instance const& instance, Route& route);

}  // namespace planner::impl
