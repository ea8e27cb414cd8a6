// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace tiles {

struct Extract {
  std::filesystem::path file;  // given, or one in the scratch folder
  std::string newest_day;      // of any element in it; empty: it does not say
  std::int64_t incomplete_ways = 0;
};

// Makes an extract fit for tilemaker, which knows neither several versions of an element nor a way
// whose nodes are missing, as extracts have them at their edges. Refuses what is no extract.
base::Result<Extract> prepare_extract(std::filesystem::path const& given,
                                      std::filesystem::path const& scratch);

// The refusal that names the Debian package to install.
base::Error missing_program(std::string_view program, std::string_view package);
// What a program said last, for the reason of a refusal.
std::string last_line(std::string_view text);

}  // namespace tiles
