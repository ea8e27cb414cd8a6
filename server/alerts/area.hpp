// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "alerts/point.hpp"
#include "base/geo.hpp"
#include "places/areas.hpp"
#include "trips/exposure.hpp"

namespace alerts {

struct Circle {
  PointOnEarth at;
  double radius_m = 0;
};

struct Polygon {
  std::vector<PointOnEarth> points;  // at least three; the last is joined to the first
};

// Where an event is: at any of these places, in any of these districts, or in any of these shapes.
// With none of them it is nowhere.
struct EventArea {
  std::string name;                    // in words; may be empty
  std::vector<std::string> places;     // keys of the catalogue
  std::vector<std::string> districts;  // codes of districts, cities or provinces
  std::vector<Circle> circles;
  std::vector<Polygon> polygons;
};

// Does a stay (both ends the same) or a straight way meet the shape? Distances are taken on a plane
// around the circle, which is within half a per cent up to 500 km.
bool touches(Circle const& circle, base::LatLon from, base::LatLon to);
bool touches(Polygon const& polygon, base::LatLon from, base::LatLon to);

trips::GeoBox box_of(Circle const& circle);
trips::GeoBox box_of(Polygon const& polygon);

// The divisions of the codes and all that lie in them; codes of none are left out.
std::vector<places::AreaCode> districts_of(EventArea const& area, places::Areas const& areas);

}  // namespace alerts
