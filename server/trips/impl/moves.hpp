// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/impl/phrases.hpp"

namespace trips {

// The stays away from the main lodging, with what they save on the way; none where there is one.
std::vector<MoveAnswer> moves_of(Story const& story);

}  // namespace trips
