// SPDX-License-Identifier: Apache-2.0
#include "alerts/impl/surroundings.hpp"

#include <cmath>

namespace alerts {
namespace {

constexpr double far_m = 50'000;
constexpr std::size_t most_of_a_kind = 3;
constexpr std::chrono::seconds patience{2};

std::vector<HelpPlace> nearest(places::Catalogue const& catalogue, base::LatLon at,
                               places::Kind kind) {
  std::vector<HelpPlace> found;
  for (auto const* const place : catalogue.near(at, far_m)) {
    if (place->kinds.front() != kind) continue;
    found.push_back({place->key.str(),
                     {place->name_zh, place->name_en},
                     place->address,
                     place->at,
                     static_cast<int>(std::lround(base::distance_m(at, place->at)))});
    if (found.size() == most_of_a_kind) break;
  }
  return found;
}

}  // namespace

NumbersView view_of(EmergencyNumbers const& numbers) {
  return {numbers.area.str(), numbers.name_zh,   numbers.name_en,
          numbers.police,     numbers.ambulance, numbers.fire};
}

Surroundings surroundings_of(base::LatLon at, Parts const& parts, http::Request const& request) {
  Surroundings made;
  auto const spots = parts.geocoding.reverse(at, {.in_english = request.locale == http::Locale::en,
                                                  .until = parts.clock.now() + patience,
                                                  .traceparent = request.traceparent});
  if (!spots.found.empty()) {
    made.words = spots.found.front().address;
    made.attribution = spots.attribution;
  }
  if (auto const* const area = parts.geocoding.area_at(at))
    if (auto const* const numbers = EmergencyNumberTable::bundled().find(area->code))
      made.numbers = view_of(*numbers);
  auto const catalogue = parts.catalogue.now();
  made.hospitals = nearest(*catalogue, at, places::Kind::hospital);
  made.police = nearest(*catalogue, at, places::Kind::police);
  return made;
}

}  // namespace alerts
