// SPDX-License-Identifier: Apache-2.0
// Published orienteering instances as problems of the planner.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "planner/problem.hpp"

namespace planner::bench {

// toptw: Solomon's and Cordeau's sets, the number of routes is chosen; mctopmtw: four windows a
// vertex, a fee budget, limits by type; ttdp: opening hours by weekday. These two say how many
// routes there are.
enum class Format { toptw, mctopmtw, ttdp };

// Told by the number of columns. Throws std::runtime_error for a file of no such format.
Format format_of(std::filesystem::path const& file);

struct PublishedInstance {
  std::string name;
  std::vector<int> vertices;  // the vertex number of each stop
  Problem problem;
};

// `routes` is ignored where the file says how many there are. Distances are rounded down to one
// decimal for integral coordinates (Solomon's sets) and to two for others (Cordeau's), so times
// are whole tenths or hundredths. Throws std::runtime_error for a file that is not of the format.
PublishedInstance read_instance(std::filesystem::path const& file, int routes);

}  // namespace planner::bench
