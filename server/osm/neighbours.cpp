// SPDX-License-Identifier: Apache-2.0
#include "osm/neighbours.hpp"

#include <algorithm>

#include "base/geo.hpp"
#include "places/names.hpp"

namespace osm {
namespace {

using places::Place;

constexpr double same_sight_m = 600;
constexpr double same_house_m = 150;

enum class Sort { sight, eating, lodging, station, service };

Sort sort_of(Place const& place) {
  if (place.is_lodging()) return Sort::lodging;
  if (place.is_station()) return Sort::station;
  if (places::is_service(place.kinds.front())) return Sort::service;
  return place.is_eating() ? Sort::eating : Sort::sight;
}

std::vector<std::string> names_of(Place const& place) {
  std::vector<std::string> names{places::compact(place.name_zh), places::compact(place.name_en)};
  for (auto const& alias : place.aliases) names.push_back(places::compact(alias));
  std::erase_if(names, [](std::string const& name) { return name.empty(); });
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

bool are_near(Place const& a, Place const& b) {
  auto const sort = sort_of(a);
  bool const is_large = sort == Sort::sight || sort == Sort::station;
  return base::distance_m(a.at, b.at) <= (is_large ? same_sight_m : same_house_m);
}

}  // namespace

void Neighbours::add(Place const& place) {
  for (auto& name : names_of(place)) by_name_[std::move(name)].push_back(&place);
}

Place const* Neighbours::same_as(Place const& place) const {
  for (auto const& name : names_of(place)) {
    auto const found = by_name_.find(name);
    if (found == by_name_.end()) continue;
    for (auto const* other : found->second)
      if (other->key == place.key || (sort_of(*other) == sort_of(place) && are_near(*other, place)))
        return other;
  }
  return nullptr;
}

}  // namespace osm
