// SPDX-License-Identifier: Apache-2.0
#include "providers/engines/table_tiles.hpp"

#include <algorithm>

#include "base/expects.hpp"

namespace providers {
namespace {

std::vector<base::LatLon> part_of(std::vector<base::LatLon> const& points, std::size_t first,
                                  std::size_t side) {
  auto const last = std::min(points.size(), first + side);
  return {points.begin() + static_cast<std::ptrdiff_t>(first),
          points.begin() + static_cast<std::ptrdiff_t>(last)};
}

}  // namespace

Said<travel::ReachTable> ask_in_tiles(std::vector<base::LatLon> const& from,
                                      std::vector<base::LatLon> const& to, std::size_t side,
                                      AskTile const& ask) {
  EXPECTS(side > 0);
  travel::ReachTable table(from.size() * to.size());
  for (std::size_t row = 0; row < from.size(); row += side)
    for (std::size_t column = 0; column < to.size(); column += side) {
      auto const some_from = part_of(from, row, side);
      auto const some_to = part_of(to, column, side);
      auto const tile = ask(some_from, some_to);
      if (!tile.value) return {.why = tile.why};
      if (tile.value->size() != some_from.size() * some_to.size())
        return {.why = "Its table is of another size than was asked for."};
      for (std::size_t a = 0; a < some_from.size(); ++a)
        for (std::size_t b = 0; b < some_to.size(); ++b)
          table[(row + a) * to.size() + column + b] = (*tile.value)[a * some_to.size() + b];
    }
  return {.value = std::move(table)};
}

}  // namespace providers
