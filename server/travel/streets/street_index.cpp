// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/street_index.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace travel {
namespace {

constexpr std::int32_t cell_size = 20'000;  // 1e-7 degrees: 222 m of latitude
constexpr std::int64_t columns = 3'600'000'000 / cell_size + 1;

std::int64_t floor_cell(double e7) { return static_cast<std::int64_t>(std::floor(e7 / cell_size)); }
std::int64_t cell_of(std::int64_t row, std::int64_t column) { return row * columns + column; }

double shrinking_at(double lat) { return std::cos(lat * std::numbers::pi / 180); }

struct Projection {
  double part = 0;  // of the segment
  base::LatLon at;
};

// On a plane that touches the earth there; segments are short.
Projection project(base::LatLon from, base::LatLon a, base::LatLon b) {
  double const shrinking = shrinking_at(from.lat);
  double const bx = (b.lon - a.lon) * shrinking;
  double const by = b.lat - a.lat;
  double const px = (from.lon - a.lon) * shrinking;
  double const py = from.lat - a.lat;
  double const square = bx * bx + by * by;
  double const part = square > 0 ? std::clamp((px * bx + py * by) / square, 0.0, 1.0) : 0.0;
  return {part, {a.lat + (b.lat - a.lat) * part, a.lon + (b.lon - a.lon) * part}};
}

}  // namespace

StreetIndexGrid::StreetIndexGrid(StreetGraph const& graph) : graph_(graph) {
  auto const& streets = graph.streets();
  for (StreetIndex i = 0; i < streets.size(); ++i)
    if (i == 0 || streets[i].first_point != streets[i - 1].first_point) add(i);
  std::sort(entries_.begin(), entries_.end(), [](Entry const& a, Entry const& b) {
    return std::tie(a.cell, a.street, a.segment) < std::tie(b.cell, b.street, b.segment);
  });
}

void StreetIndexGrid::add(StreetIndex street) {
  auto const shape = graph_.shape(graph_.streets()[street]);
  for (std::uint32_t i = 0; i + 1 < shape.size(); ++i) {
    auto const [south, north] = std::minmax(shape[i].lat, shape[i + 1].lat);
    auto const [west, east] = std::minmax(shape[i].lon, shape[i + 1].lon);
    for (auto row = floor_cell(south); row <= floor_cell(north); ++row)
      for (auto column = floor_cell(west); column <= floor_cell(east); ++column)
        entries_.push_back({cell_of(row, column), street, i});
  }
}

void StreetIndexGrid::look_in(std::int64_t row, std::int64_t column, base::LatLon at,
                              std::optional<Foothold>& best) const {
  auto const cell = cell_of(row, column);
  auto entry = std::lower_bound(entries_.begin(), entries_.end(), cell,
                                [](Entry const& e, std::int64_t of) { return e.cell < of; });
  for (; entry != entries_.end() && entry->cell == cell; ++entry) {
    auto const shape = graph_.shape(graph_.streets()[entry->street]);
    auto const found =
        project(at, shape[entry->segment].degrees(), shape[entry->segment + 1].degrees());
    double const away = base::distance_m(at, found.at);
    if (best && away >= best->away_m) continue;
    best = Foothold{entry->street, found.part, found.at, away, entry->segment};
  }
}

std::optional<Foothold> StreetIndexGrid::nearest(base::LatLon at, double most_m) const {
  auto const row = floor_cell(at.lat * 1e7);
  auto const column = floor_cell(at.lon * 1e7);
  double const cell_m = cell_size * 1e-7 * 111'195 * std::max(0.01, shrinking_at(at.lat));
  std::optional<Foothold> best;
  for (std::int64_t ring = 0; static_cast<double>(ring - 1) * cell_m <= most_m; ++ring) {
    // What lies further out is at least ring - 1 cells away.
    if (best && best->away_m <= static_cast<double>(ring - 1) * cell_m) break;
    for (auto r = row - ring; r <= row + ring; ++r) {
      bool const is_edge = r == row - ring || r == row + ring;
      for (auto c = column - ring; c <= column + ring; c += is_edge || ring == 0 ? 1 : 2 * ring)
        look_in(r, c, at, best);
    }
  }
  if (!best || best->away_m > most_m) return std::nullopt;
  auto const shape = graph_.shape(graph_.streets()[best->street]);
  double before = 0;
  double whole = 0;
  for (std::uint32_t i = 0; i + 1 < shape.size(); ++i) {
    double const length = base::distance_m(shape[i].degrees(), shape[i + 1].degrees());
    if (i == best->segment) before = whole + best->along * length;
    whole += length;
  }
  best->along = whole > 0 ? before / whole : 0;
  return best;
}

}  // namespace travel
