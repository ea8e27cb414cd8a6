// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trips {

// Whose part of an amount it is, and how large in proportion to the others'.
struct ShareOf {
  std::string person_id;
  std::int64_t weight = 1;  // at least 0; not all may be 0
};

// What each owes of `amount_minor`, in the order of `shares`: proportional to the weights and
// together exactly the amount, by largest remainder. Who bears an odd minor unit among equals is
// drawn by `seed` (an expense's id), so that it is not always the same person; the order of
// `shares` does not matter.
std::vector<std::int64_t> apportion(std::int64_t amount_minor, std::vector<ShareOf> const& shares,
                                    std::string_view seed);

}  // namespace trips
