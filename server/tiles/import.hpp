// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "tiles/tile_set.hpp"

namespace tiles {

struct ImportOrder {
  std::filesystem::path extract;   // FILE.osm.pbf
  std::filesystem::path tile_set;  // what is made; its folder is made too
  std::filesystem::path rules;     // folder of config.json and process.lua
  bool add = false;                // to the tiles that are there, instead of replacing them
};

struct ImportReport {
  std::int64_t tiles = 0;  // of the whole set
  std::int64_t bytes = 0;
  std::int64_t incomplete_ways = 0;  // left out: the extract does not have all their nodes
  std::int64_t coast_lines = 0;
  std::int64_t seas = 0;  // none in spite of coast lines: they contradict each other
  TileSetFacts facts;
};

// Makes vector tiles of an OpenStreetMap extract with the programs tilemaker and osmium. The new
// set takes the old one's place at the end, at once; a refusal or a crash leaves the old one.
// Refuses when a program is missing or the extract is none.
base::Result<ImportReport> import_tiles(ImportOrder const& order, base::Clock const& clock);

std::string to_text(ImportReport const& report);

}  // namespace tiles
