// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "base/geo.hpp"
#include "providers/chain.hpp"
#include "travel/street_engine.hpp"

namespace providers {

// What an engine is asked of one part of a table.
using AskTile = std::function<Said<travel::ReachTable>(std::vector<base::LatLon> const& from,
                                                       std::vector<base::LatLon> const& to)>;

// Engines refuse tables above a size: asks in squares of at most `side` and puts them together.
// One square without an answer is a table without one.
Said<travel::ReachTable> ask_in_tiles(std::vector<base::LatLon> const& from,
                                      std::vector<base::LatLon> const& to, std::size_t side,
                                      AskTile const& ask);

}  // namespace providers
