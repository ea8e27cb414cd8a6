// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "http/endpoint.hpp"
#include "tiles/tile_set.hpp"

namespace tiles {

// GET /tiles/{zoom}/{column}/{row}.mvt and /tiles/index.json; open to anyone. Keep `live` alive as
// long as the Router.
std::vector<http::Endpoint> endpoints(LiveTiles const& live);

}  // namespace tiles
