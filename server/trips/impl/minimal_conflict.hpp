// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <vector>

#include "trips/impl/trying.hpp"

namespace trips {

// A wish that could be given up. Several ways for dates, which cannot be left away: any other ones.
struct Term {
  Claim claim;
  std::vector<std::function<void(Wishes&)>> ways_out;
};

std::vector<Term> terms_of(Wishes const& wishes);

// True when the wishes can be met with these terms given up.
bool is_possible_without(Wishes const& wishes, std::vector<Term> const& terms,
                         Trying const& trying);

// Of wishes that cannot all be met, some that cannot be met together even with nothing else asked
// for, while any one of them may be given up and the rest of them can be met. Found by giving up
// one term after the other for good, as long as that alone does not help (deletion filter). Empty
// when nothing that could be given up stands in the way.
std::vector<Term> minimal_conflict(Wishes const& wishes, Trying const& trying);

}  // namespace trips
