// SPDX-License-Identifier: Apache-2.0
#include "places/gazetteer.hpp"

#include <algorithm>

namespace places {
namespace {

constexpr double here_m = 300;        // a place within is what is there
constexpr std::size_t most_here = 5;  // places
constexpr double nowhere_m = 80'000;  // from the centre of any district

bool is_of_china(Area const& area) { return area.level != AreaLevel::country; }

}  // namespace

Spot Gazetteer::spot_of(Place const& place, bool in_english) const {
  auto const& name = in_english && !place.name_en.empty() ? place.name_en : place.name_zh;
  auto const* const area = areas_.find(place.area);
  auto const within = !area        ? std::string()
                      : in_english ? ", " + areas_.path_en(*area)
                                   : areas_.path_zh(*area);
  return {name, in_english ? name + within : within + place.address + name, place.at, "cn"};
}

Spot Gazetteer::spot_of(Area const& area, bool in_english) const {
  return {in_english ? area.name_en : area.name_zh,
          in_english ? areas_.path_en(area) : areas_.path_zh(area), area.at,
          is_of_china(area) ? "cn" : ""};
}

Area const* Gazetteer::area_at(base::LatLon at) const {
  Area const* nearest = nullptr;
  auto away = nowhere_m;
  for (auto const& area : areas_.all()) {
    if (area.level != AreaLevel::district || !area.has_own_position) continue;
    if (auto const distance = base::distance_m(area.at, at); distance < away) {
      nearest = &area;
      away = distance;
    }
  }
  return nearest;
}

Spots Gazetteer::reverse(base::LatLon at, bool in_english) const {
  Spots spots{.found = {}, .source = "gazetteer", .attribution = ""};
  auto const catalogue = catalogue_.now();
  for (auto const* const place : catalogue->near(at, here_m)) {
    if (spots.found.size() == most_here) break;
    spots.found.push_back(spot_of(*place, in_english));
  }
  if (auto const* const area = area_at(at)) spots.found.push_back(spot_of(*area, in_english));
  return spots;
}

Spots Gazetteer::search(std::string_view text, std::size_t limit, bool in_english) const {
  Spots spots{.found = {}, .source = "gazetteer", .attribution = ""};
  auto const catalogue = catalogue_.now();
  auto const is_covered = [&](AreaCode code) { return catalogue->covers(code); };
  for (auto const& match : catalogue->find_by_name(text, std::nullopt, limit))
    if (match.kind != NameMatchKind::alike)
      spots.found.push_back(spot_of(*match.place, in_english));
  for (auto const* const area : areas_.search(text, limit, is_covered))
    spots.found.push_back(spot_of(*area, in_english));
  if (spots.found.size() > limit) spots.found.resize(limit);
  return spots;
}

}  // namespace places
