// SPDX-License-Identifier: Apache-2.0
#include "providers/engines/impl/engine_answer.hpp"

#include <boost/json/value.hpp>

namespace providers {
namespace {

// Takes one number off the front: five bits a letter, the lowest first, the sign in the lowest.
std::optional<std::int64_t> take_number(std::string_view& encoded) {
  std::uint64_t bits = 0;
  for (unsigned shift = 0; shift < 60 && !encoded.empty(); shift += 5) {
    auto const letter = static_cast<unsigned char>(encoded.front());
    encoded.remove_prefix(1);
    if (letter < 63 || letter > 126) return std::nullopt;
    auto const part = static_cast<std::uint64_t>(letter - 63);
    bits |= (part & 31) << shift;
    if (part < 32) {
      auto const half = static_cast<std::int64_t>(bits >> 1);
      return (bits & 1) != 0 ? ~half : half;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<travel::Reach> reach_of(std::optional<double> seconds, std::optional<double> metres) {
  if (!seconds || !metres || !(*seconds >= 0) || !(*metres >= 0)) return std::nullopt;
  return travel::Reach{*seconds, *metres};
}

boost::json::array const* row_of(boost::json::array const* table, std::size_t a,
                                 std::size_t columns) {
  if (!table || a >= table->size()) return nullptr;
  auto const* const row = (*table)[a].if_array();
  return row && row->size() == columns ? row : nullptr;
}

std::optional<std::vector<base::LatLon>> line_from_polyline6(std::string_view encoded) {
  std::vector<base::LatLon> line;
  std::int64_t lat = 0;
  std::int64_t lon = 0;
  while (!encoded.empty()) {
    auto const north = take_number(encoded);
    auto const east = north ? take_number(encoded) : std::nullopt;
    if (!east) return std::nullopt;
    lat += *north;
    lon += *east;
    base::LatLon const at{static_cast<double>(lat) * 1e-6, static_cast<double>(lon) * 1e-6};
    if (!base::is_on_earth(at)) return std::nullopt;
    line.push_back(at);
  }
  return line;
}

}  // namespace providers
