// SPDX-License-Identifier: Apache-2.0
#include "alerts/area.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace alerts {
namespace {

using base::LatLon;

constexpr double metres_a_degree = 111'195;

struct Point {
  double x = 0;
  double y = 0;
};

// Metres east and north of `origin`.
Point on_plane(LatLon at, LatLon origin) {
  double const narrowing = std::cos(origin.lat * std::numbers::pi / 180);
  return {(at.lon - origin.lon) * metres_a_degree * narrowing,
          (at.lat - origin.lat) * metres_a_degree};
}

// Of the origin to the straight line between two points.
double distance_to(Point a, Point b) {
  double const dx = b.x - a.x;
  double const dy = b.y - a.y;
  double const length2 = dx * dx + dy * dy;
  double const along = length2 == 0 ? 0 : std::clamp(-(a.x * dx + a.y * dy) / length2, 0.0, 1.0);
  return std::hypot(a.x + along * dx, a.y + along * dy);
}

bool is_inside(Polygon const& polygon, LatLon at) {
  bool inside = false;
  auto const& points = polygon.points;
  for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
    auto const& a = points[i];
    auto const& b = points[j];
    if ((a.lat > at.lat) == (b.lat > at.lat)) continue;
    if (at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon) inside = !inside;
  }
  return inside;
}

// Twice the area of a, b, c; its sign says on which side of the line from a to b c lies.
double side(LatLon a, LatLon b, LatLon c) {
  return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

bool cross(LatLon a, LatLon b, LatLon c, LatLon d) {
  return (side(a, b, c) > 0) != (side(a, b, d) > 0) && (side(c, d, a) > 0) != (side(c, d, b) > 0);
}

}  // namespace

bool touches(Circle const& circle, LatLon from, LatLon to) {
  return distance_to(on_plane(from, circle.at), on_plane(to, circle.at)) <= circle.radius_m;
}

bool touches(Polygon const& polygon, LatLon from, LatLon to) {
  if (polygon.points.size() < 3) return false;
  if (is_inside(polygon, from) || is_inside(polygon, to)) return true;
  if (from == to) return false;
  auto const& points = polygon.points;
  for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++)
    if (cross(points[i], points[j], from, to)) return true;
  return false;
}

trips::GeoBox box_of(Circle const& circle) {
  double const north = circle.radius_m / metres_a_degree;
  double const narrowing = std::cos(circle.at.lat * std::numbers::pi / 180);
  double const east = north / std::max(narrowing, 0.01);
  return {{circle.at.lat - north, circle.at.lon - east},
          {circle.at.lat + north, circle.at.lon + east}};
}

trips::GeoBox box_of(Polygon const& polygon) {
  trips::GeoBox box{{90, 180}, {-90, -180}};
  for (auto const& point : polygon.points) {
    box.south_west.lat = std::min(box.south_west.lat, point.lat);
    box.south_west.lon = std::min(box.south_west.lon, point.lon);
    box.north_east.lat = std::max(box.north_east.lat, point.lat);
    box.north_east.lon = std::max(box.north_east.lon, point.lon);
  }
  return box;
}

std::vector<places::AreaCode> districts_of(EventArea const& area, places::Areas const& areas) {
  std::vector<places::AreaCode> found;
  for (auto const& text : area.districts) {
    auto const code = places::AreaCode::parse(text);
    if (!code || !areas.find(*code)) continue;
    for (auto const& inner : areas.all())
      if (code->covers(inner.code)) found.push_back(inner.code);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace alerts
