// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/search.hpp"

namespace planner::impl {

bool turn_round(Search& search) {
  for (int d = 0; d < search.instance.days; ++d) {
    int const size = search.now.route(d).size;
    for (int first = 1; first < size; ++first)
      for (int last = first + 1; last <= size; ++last)
        if (search.attempt(d, d, [&] { search.reverse(d, first, last); })) return true;
  }
  return false;
}

}  // namespace planner::impl
