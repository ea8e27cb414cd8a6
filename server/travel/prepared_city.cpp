// SPDX-License-Identifier: Apache-2.0
#include "travel/prepared_city.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/expects.hpp"

namespace travel {
namespace {

auto position(base::LatLon at) { return std::tuple(at.lat, at.lon); }

}  // namespace

PreparedCity::PreparedCity(places::AreaCode city, WayGrounds made_from, base::Day made_on,
                           std::vector<base::LatLon> points, Ways ways)
    : city_(city),
      made_from_(std::move(made_from)),
      made_on_(made_on),
      points_(std::move(points)),
      ways_(std::move(ways)),
      by_position_(points_.size()) {
  for (auto const& table : ways_)
    EXPECTS(table.ways.empty() || table.ways.size() == points_.size() * points_.size());
  std::iota(by_position_.begin(), by_position_.end(), 0U);
  std::ranges::sort(by_position_, {}, [&](auto i) { return position(points_[i]); });
}

KeptWays const* PreparedCity::ways(places::Mode mode) const {
  auto const found = std::find(prepared_modes.begin(), prepared_modes.end(), mode);
  return found == prepared_modes.end()
             ? nullptr
             : &ways_[static_cast<std::size_t>(found - prepared_modes.begin())];
}

std::optional<std::size_t> PreparedCity::index_of(base::LatLon point) const {
  auto const found = std::ranges::lower_bound(by_position_, position(point), {},
                                              [&](auto i) { return position(points_[i]); });
  bool const is_there = found != by_position_.end() && points_[*found] == point;
  return is_there ? std::optional<std::size_t>(*found) : std::nullopt;
}

}  // namespace travel
