// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "http/endpoint.hpp"
#include "tiles/basemap.hpp"
#include "tiles/tile_set.hpp"

namespace tiles {

// GET /tiles/{zoom}/{column}/{row}.mvt, /tiles/index.json and /basemap/{zoom}/{column}/{row}; open
// to anyone. Keep both maps alive as long as the Router.
std::vector<http::Endpoint> endpoints(LiveTiles const& live, Basemap& basemap);

}  // namespace tiles
