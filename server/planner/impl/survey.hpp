// SPDX-License-Identifier: Apache-2.0
// For every stop at once, the shortest detour by which it fits into a day. For lean instances.
#pragma once
#include <cstdint>
#include <vector>

#include "planner/impl/route.hpp"

namespace planner::impl {

struct Survey {
  std::uint64_t version = 0;  // of the day it was made for
  std::vector<int> detour;    // per stop; `never`: it does not fit
  std::vector<int> position;
};

void survey(Instance const& instance, Route const& route, Survey& result);

// The same for one stop.
struct Spot {
  std::uint64_t version = 0;
  int detour = never;
  int position = 0;
};
Spot spot_of(Instance const& instance, Route const& route, int stop);
// The same, from what it was before the last insertion: that made the day fuller, so only the old
// place and the two new gaps can be best.
Spot spot_after_insertion(Instance const& instance, Route const& route, int stop,
                          Spot const& before);

}  // namespace planner::impl
