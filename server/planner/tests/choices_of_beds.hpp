// SPDX-License-Identifier: Apache-2.0
// Every way to spend the nights, as plain as possible.
#pragma once
#include "planner/problem.hpp"

namespace planner::testing {

// Whether beds are had on their nights only, for as many in a row as they ask. A bed per night.
inline bool keeps_terms(Problem const& problem, std::vector<int> const& beds) {
  for (std::size_t first = 0; first < beds.size();) {
    auto const& bed = problem.beds.at(static_cast<std::size_t>(beds[first]));
    std::size_t after = first;
    for (; after < beds.size() && beds[after] == beds[first]; ++after)
      if ((bed.nights >> after & 1U) == 0) return false;
    int const length = static_cast<int>(after - first);
    if (length < bed.nights_least) return false;
    if (bed.nights_most > 0 && length > bed.nights_most) return false;
    first = after;
  }
  return true;
}

template <class Use>
void each_choice_of_beds(Problem const& problem, std::size_t nights, Use use,
                         std::vector<int> beds = {}) {
  if (beds.size() == nights) {
    if (keeps_terms(problem, beds)) use(beds);
    return;
  }
  for (int bed = 0; bed < static_cast<int>(problem.beds.size()); ++bed) {
    beds.push_back(bed);
    each_choice_of_beds(problem, nights, use, beds);
    beds.pop_back();
  }
}

}  // namespace planner::testing
