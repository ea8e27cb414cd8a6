// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <filesystem>

#include "base/random.hpp"
#include "ops/child_process.hpp"
#include "tiles/import.hpp"

// A folder of its own for each test, with an extract of the made-up town (town.osm) in it.
struct Town {
  Town() {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    auto const made = ops::run_child({.command = {"osmium", "cat", "--no-progress", "-o",
                                                  extract.string(), source("town.osm")}});
    REQUIRE_MESSAGE(made.exit_code == 0, "osmium-tool is needed: " << made.errors);
  }
  ~Town() { std::filesystem::remove_all(folder); }

  static std::string source(std::string const& name) {
    return std::string(XINGQU_SOURCE_DIR) + "/server/tiles/tests/" + name;
  }
  tiles::ImportOrder order() const {
    return {extract, tile_set, std::filesystem::path(XINGQU_SOURCE_DIR) / "data/tiles", false};
  }
  base::Result<tiles::ImportReport> import(tiles::ImportOrder const& order) {
    clock.advance(std::chrono::hours(1));
    return tiles::import_tiles(order, clock);
  }

  std::filesystem::path folder = std::filesystem::path(XINGQU_BINARY_DIR) / "tiles-test";
  std::filesystem::path extract = folder / "town.osm.pbf";
  std::filesystem::path tile_set = folder / "data/streets.mbtiles";
  base::ManualClock clock{base::Instant(std::chrono::seconds(1'800'000'000))};
};
