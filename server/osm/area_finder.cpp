// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "osm/reading.hpp"

namespace osm {
namespace {

using places::Area;
using places::AreaLevel;

// What lies further from every centre belongs to none of them; the largest counties reach so far.
constexpr double area_reach_m = 150'000;
constexpr double country_reach_m = 3'000'000;
constexpr double metres_per_degree = 111'000;

double reach_of(Area const& area) {
  return area.level == AreaLevel::country ? country_reach_m : area_reach_m;
}

// Places lie in a city or a part of it, and never in a province alone.
bool can_hold_places(Area const& area) {
  bool const is_city = area.level != AreaLevel::province || area.code.is_municipality();
  return area.has_own_position && is_city;
}

bool is_inside(Area const& area, places::AreaCode wanted) {
  return can_hold_places(area) && area.code != wanted && wanted.covers(area.code);
}

}  // namespace

AreaFinder::AreaFinder(places::Areas const& areas, std::optional<places::AreaCode> wanted)
    : areas_(areas), wanted_(wanted) {
  for (auto const& area : areas.all())
    if (wanted ? is_inside(area, *wanted) : can_hold_places(area)) candidates_.push_back(&area);
  if (candidates_.empty() && wanted) candidates_.push_back(areas.find(*wanted));
  std::ranges::sort(candidates_, {}, [](Area const* area) { return area->at.lat; });
}

std::optional<places::AreaCode> AreaFinder::area_of(base::LatLon at) const {
  // A country's centre is its capital, which says little about where it ends: only who asks for the
  // country gets all of it.
  auto const reach = wanted_ && candidates_.size() == 1 ? reach_of(*candidates_[0]) : area_reach_m;
  double const degrees = reach / metres_per_degree;
  auto const latitude = [](Area const* area) { return area->at.lat; };
  auto const first = std::ranges::lower_bound(candidates_, at.lat - degrees, {}, latitude);
  auto const last = std::ranges::upper_bound(candidates_, at.lat + degrees, {}, latitude);
  Area const* nearest = nullptr;
  double least = reach;
  for (auto each = first; each < last; ++each) {
    double const away = base::distance_m((*each)->at, at);
    if (away > least || (away == least && nearest)) continue;
    nearest = *each;
    least = away;
  }
  return nearest ? std::optional(nearest->code) : std::nullopt;
}

}  // namespace osm
