// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>

#include "base/result.hpp"
#include "tiles/impl/extract.hpp"

namespace tiles {

struct SeaReport {
  std::int64_t coast_lines = 0;
  std::int64_t seas = 0;
};

// Puts the sea into an extract: OpenStreetMap has only its coast. The extract's file becomes one in
// the scratch folder in which multipolygons with the tag xingqu=sea are added to what was there.
base::Result<SeaReport> add_sea(Extract& extract, std::filesystem::path const& scratch);

}  // namespace tiles
