// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/changes/edit.hpp"
#include "trips/changes/impl/layout.hpp"

namespace trips {

// Gives the problems of a plan what would help, the least change first: of each problem at most
// three commands, each of which was tried: the problem is gone with it and no other has come.
void add_fixes(Editor& editor, Itinerary const& itinerary, Terrain const& terrain,
               TierAnswer& plan);

}  // namespace trips
