// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "tiles/tile_set.hpp"

namespace tiles {

struct Extract {
  std::filesystem::path file;  // given, or one in the scratch folder
  std::string newest_day;      // of any element in it; empty: it does not say
  std::int64_t incomplete_ways = 0;
  Bounds box;  // what it says it covers, else around all that is in it
  bool says_its_box = false;
  std::int64_t greatest_id = 0;  // of any element
};

// Makes an extract fit for tilemaker, which knows neither several versions of an element nor a way
// whose nodes are missing, as extracts have them at their edges. Refuses what is no extract.
base::Result<Extract> prepare_extract(std::filesystem::path const& given,
                                      std::filesystem::path const& scratch);

// Runs osmium and calls `take` with each line; some of its subcommands say yes or no by their exit
// code, up to `most`. `about` is named in the refusal.
base::Result<void> run_osmium(std::vector<std::string> arguments,
                              std::filesystem::path const& about,
                              std::function<void(std::string_view)> const& take, int most = 0);

// The refusal that names the Debian package to install.
base::Error missing_program(std::string_view program, std::string_view package);
// What a program said last, for the reason of a refusal.
std::string last_line(std::string_view text);

}  // namespace tiles
