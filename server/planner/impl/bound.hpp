// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/impl/instance.hpp"

namespace planner::impl {

// No plan has a higher score: the least of fractional knapsacks over the time of all days together
// (every visit takes its shortest stay and half of its shortest ways there and on), over each
// budget, and over the number of visits.
double score_bound(Instance const& instance);

}  // namespace planner::impl
