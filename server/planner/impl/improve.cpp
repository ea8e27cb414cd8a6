// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/search.hpp"

namespace planner::impl {

void improve(Search& search) {
  constexpr bool (*operators[])(Search&) = {change_ways,   replace_stop, relocate_stop,
                                            exchange_days, turn_round,   change_beds};
  constexpr int steps_max = 200;
  for (int steps = 0; steps < steps_max; ++steps) {
    bool const rose = std::any_of(std::begin(operators), std::end(operators),
                                  [&](auto apply) { return apply(search); });
    if (!rose) return;
    construct(search);  // What has become free is used.
  }
}

}  // namespace planner::impl
