// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "trips/versions/merge.hpp"

namespace trips::merging {

// Field by field; the dates are one field.
Wish merge_wish(Wish const& base, Wish const& mine, Wish const& theirs,
                std::vector<MergeConflict>& conflicts);

}  // namespace trips::merging
