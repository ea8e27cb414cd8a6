// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/impl/phrases.hpp"

namespace trips {

// Why the plan is as it is: which wish steered what, what was left out, how much better it might
// be.
Reasoning reasoning_of(Story const& story);

PlaceName name_of(places::Place const& place);

}  // namespace trips
