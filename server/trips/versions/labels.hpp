// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "places/catalogue.hpp"
#include "trips/answer.hpp"
#include "trips/changes/commands.hpp"

namespace trips {

// What commands do to a plan, as histories call it: 移动“三坊七巷” / Moved Three Lanes and Seven
// Alleys. Of several the first, and how many more there are.
Words label_of(std::vector<Command> const& commands, TierAnswer const& plan,
               places::Catalogue const& catalogue);

}  // namespace trips
