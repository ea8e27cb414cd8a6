// SPDX-License-Identifier: Apache-2.0
#include "tiles/impl/sea.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

// The sea lies on the right of a coast. So each piece of coast from where it enters the box to
// where it leaves it is followed by the edge of the box, clockwise, up to where the next piece
// enters; together they close a ring around water.

namespace tiles {
namespace {

using base::LatLon;

struct Before {
  bool operator()(LatLon a, LatLon b) const {
    return std::pair(a.lat, a.lon) < std::pair(b.lat, b.lon);
  }
};

bool is_closed(Shore const& line) { return line.size() > 3 && line.front() == line.back(); }

// Lines that begin where another ends, made one.
std::vector<Shore> joined(std::vector<Shore> const& pieces) {
  std::map<LatLon, std::size_t, Before> by_start;
  std::set<LatLon, Before> ends;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    by_start.emplace(pieces[i].front(), i);
    ends.insert(pieces[i].back());
  }
  std::vector<bool> is_used(pieces.size());
  std::vector<Shore> lines;
  auto const follow = [&](std::size_t first) {
    Shore line;
    for (auto next = first; !is_used[next];) {
      is_used[next] = true;
      line.insert(line.end(), pieces[next].begin() + (line.empty() ? 0 : 1), pieces[next].end());
      auto const on = by_start.find(line.back());
      if (on == by_start.end()) break;
      next = on->second;
    }
    lines.push_back(std::move(line));
  };
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (!is_used[i] && !ends.contains(pieces[i].front())) follow(i);
  for (std::size_t i = 0; i < pieces.size(); ++i)  // what is left goes round
    if (!is_used[i]) follow(i);
  return lines;
}

bool is_inside(Bounds const& box, LatLon at) {
  return box.west < at.lon && at.lon < box.east && box.south < at.lat && at.lat < box.north;
}

// How far apart, as shares of the box.
double share_apart(Bounds const& box, LatLon a, LatLon b) {
  return std::hypot((a.lon - b.lon) / (box.east - box.west),
                    (a.lat - b.lat) / (box.north - box.south));
}

// A point outside of the box, straight on from where a line ends. The line's direction there is
// that of its last twentieth of the box: single segments of a coast point anywhere.
template <class Iterator>
LatLon straight_on(Bounds const& box, Iterator end, Iterator last) {
  auto back = std::next(end);
  while (std::next(back) != last && share_apart(box, *back, *end) < 0.05) ++back;
  double const apart = share_apart(box, *back, *end);
  if (apart == 0) return {end->lat, 2 * box.east - box.west};
  return {end->lat + 2 * (end->lat - back->lat) / apart,
          end->lon + 2 * (end->lon - back->lon) / apart};
}

void lead_out(Bounds const& box, Shore& line) {
  if (is_closed(line)) return;
  if (is_inside(box, line.back())) line.push_back(straight_on(box, line.rbegin(), line.rend()));
  if (is_inside(box, line.front()))
    line.insert(line.begin(), straight_on(box, line.begin(), line.end()));
}

// The part of a segment that is in the box, as shares of its length; its ends are put onto the
// edge exactly. nullopt: it is outside.
std::optional<std::pair<LatLon, LatLon>> clipped(Bounds const& box, LatLon from, LatLon to) {
  struct Edge {
    double towards;   // how fast the segment leaves by this edge
    double distance;  // from its start to the edge
    double LatLon::*axis;
    double at;
  };
  Edge const edges[] = {{from.lon - to.lon, from.lon - box.west, &LatLon::lon, box.west},
                        {to.lon - from.lon, box.east - from.lon, &LatLon::lon, box.east},
                        {from.lat - to.lat, from.lat - box.south, &LatLon::lat, box.south},
                        {to.lat - from.lat, box.north - from.lat, &LatLon::lat, box.north}};
  double first = 0;
  double last = 1;
  Edge const* entered = nullptr;
  Edge const* left = nullptr;
  for (auto const& edge : edges) {
    if (edge.towards == 0 && edge.distance <= 0) return std::nullopt;
    if (edge.towards == 0) continue;
    double const share = edge.distance / edge.towards;
    if (edge.towards < 0 && share >= first) first = share, entered = &edge;
    if (edge.towards > 0 && share <= last) last = share, left = &edge;
  }
  if (first >= last) return std::nullopt;
  auto const point = [&](double share, Edge const* edge) {
    LatLon at{from.lat + (to.lat - from.lat) * share, from.lon + (to.lon - from.lon) * share};
    if (edge) at.*(edge->axis) = edge->at;
    return at;
  };
  return std::pair(entered ? point(first, entered) : from, left ? point(last, left) : to);
}

// The pieces of a line inside the box, each from edge to edge.
std::vector<Shore> pieces_inside(Bounds const& box, Shore const& line) {
  std::vector<Shore> pieces;
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const part = clipped(box, line[i - 1], line[i]);
    if (!part) continue;
    bool const goes_on =
        !pieces.empty() && pieces.back().back() == part->first && is_inside(box, part->first);
    if (!goes_on) pieces.push_back({part->first});
    pieces.back().push_back(part->second);
  }
  return pieces;
}

// How far along the edge of the box a point on it is, clockwise from the north-west: 0 … 4.
double along_edge(Bounds const& box, LatLon at) {
  double const across = (at.lon - box.west) / (box.east - box.west);
  double const down = (box.north - at.lat) / (box.north - box.south);
  if (at.lat == box.north) return across;
  if (at.lon == box.east) return 1 + down;
  if (at.lat == box.south) return 3 - across;
  return 4 - down;
}

void add_corners(Bounds const& box, double from, double to, Shore& ring) {
  LatLon const corners[] = {
      {box.north, box.west}, {box.north, box.east}, {box.south, box.east}, {box.south, box.west}};
  if (to < from) to += 4;
  for (int corner = static_cast<int>(std::floor(from)) + 1; corner < to; ++corner)
    ring.push_back(corners[corner % 4]);
}

// Where a piece touches the edge.
struct Touch {
  double at;
  std::size_t piece;
  bool enters;
};

// Rings around the water right of the pieces; nullopt when two of them leave the box with none
// that enters between.
std::optional<std::vector<Shore>> rings_of(Bounds const& box, std::vector<Shore> const& pieces) {
  std::vector<Touch> touches;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    touches.push_back({along_edge(box, pieces[i].front()), i, true});
    touches.push_back({along_edge(box, pieces[i].back()), i, false});
  }
  std::sort(touches.begin(), touches.end(), [](Touch const& a, Touch const& b) {
    return std::pair(a.at, a.enters) < std::pair(b.at, b.enters);
  });
  std::vector<std::size_t> next(pieces.size());
  for (std::size_t i = 0; i < touches.size(); ++i) {
    if (touches[i].enters) continue;
    auto const& after = touches[(i + 1) % touches.size()];
    if (!after.enters) return std::nullopt;
    next[touches[i].piece] = after.piece;
  }
  std::vector<bool> is_used(pieces.size());
  std::vector<Shore> rings;
  for (std::size_t first = 0; first < pieces.size(); ++first) {
    if (is_used[first]) continue;
    Shore ring;
    for (auto at = first; !is_used[at]; at = next[at]) {
      is_used[at] = true;
      ring.insert(ring.end(), pieces[at].begin(), pieces[at].end());
      add_corners(box, along_edge(box, pieces[at].back()),
                  along_edge(box, pieces[next[at]].front()), ring);
    }
    ring.push_back(ring.front());
    rings.push_back(std::move(ring));
  }
  return rings;
}

// Positive when it runs against the clock, around land.
double signed_area(Shore const& ring) {
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    twice += ring[i - 1].lon * ring[i].lat - ring[i].lon * ring[i - 1].lat;
  return twice / 2;
}

bool encloses(Shore const& ring, LatLon at) {
  bool is_within = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    auto const a = ring[i - 1];
    auto const b = ring[i];
    if ((a.lat > at.lat) == (b.lat > at.lat)) continue;
    if (at.lon < a.lon + (at.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)) is_within ^= true;
  }
  return is_within;
}

Shore whole(Bounds const& box) {
  return {{box.north, box.west},
          {box.north, box.east},
          {box.south, box.east},
          {box.south, box.west},
          {box.north, box.west}};
}

// So that what comes first is outside, if anything is.
void begin_outside(Bounds const& box, Shore& ring) {
  auto const outside =
      std::find_if(ring.begin(), ring.end(), [&](LatLon at) { return !is_inside(box, at); });
  if (outside == ring.end()) return;
  ring.pop_back();
  std::rotate(ring.begin(), outside, ring.end());
  ring.push_back(ring.front());
}

}  // namespace

std::optional<std::vector<SeaPolygon>> sea_within(Bounds const& box, std::vector<Shore> coast) {
  std::erase_if(coast, [](Shore const& line) { return line.size() < 2; });
  std::vector<Shore> crossing;
  std::vector<Shore> islands;
  std::vector<SeaPolygon> sea;
  for (auto& line : joined(coast)) {
    bool const is_within =
        std::all_of(line.begin(), line.end(), [&](LatLon at) { return is_inside(box, at); });
    if (is_closed(line) && is_within) {
      if (signed_area(line) > 0)
        islands.push_back(std::move(line));
      else
        sea.push_back({std::move(line), {}});
      continue;
    }
    if (is_closed(line)) begin_outside(box, line);
    lead_out(box, line);
    for (auto& piece : pieces_inside(box, line)) crossing.push_back(std::move(piece));
  }
  auto rings = rings_of(box, crossing);
  if (!rings) return std::nullopt;
  for (auto& ring : *rings) sea.push_back({std::move(ring), {}});
  if (crossing.empty() && !islands.empty()) sea.push_back({whole(box), {}});
  for (auto& island : islands)
    for (auto& polygon : sea)
      if (encloses(polygon.outer, island.front())) {
        polygon.islands.push_back(std::move(island));
        break;
      }
  return sea;
}

}  // namespace tiles
