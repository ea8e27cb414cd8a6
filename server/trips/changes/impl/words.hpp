// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "trips/changes/edit.hpp"
#include "trips/changes/impl/terrain.hpp"

namespace trips {

// Commands from plain words, by rules. Refuses where no clause is understood.
base::Result<WordsRead> read_words(Itinerary const& itinerary, Terrain const& terrain,
                                   std::string_view text);

}  // namespace trips
