// SPDX-License-Identifier: Apache-2.0
#include "alerts/impl/surroundings.hpp"

#include <algorithm>
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
                     static_cast<int>(std::lround(base::distance_m(at, place->at))),
                     "catalogue"});
    if (found.size() == most_of_a_kind) break;
  }
  return found;
}

// What others know of, where the catalogue has none.
std::vector<HelpPlace> nearest_elsewhere(base::LatLon at, places::HelpKind kind, Parts const& parts,
                                         places::GeoAsking const& asking, std::string& credit) {
  auto const spots = parts.geocoding.nearby(at, kind, most_of_a_kind, asking);
  std::vector<HelpPlace> found;
  for (auto const& spot : spots.found)
    found.push_back({{},
                     {spot.name, spot.name},
                     spot.address,
                     spot.at,
                     static_cast<int>(std::lround(base::distance_m(at, spot.at))),
                     spots.source});
  std::ranges::sort(found, {}, &HelpPlace::metres);
  if (!found.empty()) credit = spots.attribution;
  return found;
}

}  // namespace

NumbersView view_of(EmergencyNumbers const& numbers) {
  return {numbers.area.str(), numbers.name_zh,   numbers.name_en,
          numbers.police,     numbers.ambulance, numbers.fire};
}

Surroundings surroundings_of(base::LatLon at, Parts const& parts, http::Request const& request) {
  Surroundings made;
  places::GeoAsking const asking{.in_english = request.locale == http::Locale::en,
                                 .until = parts.clock.now() + patience,
                                 .traceparent = request.traceparent,
                                 .may_wait = true};
  auto const spots = parts.geocoding.reverse(at, asking);
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
  if (made.hospitals.empty())
    made.hospitals =
        nearest_elsewhere(at, places::HelpKind::hospital, parts, asking, made.attribution);
  if (made.police.empty())
    made.police = nearest_elsewhere(at, places::HelpKind::police, parts, asking, made.attribution);
  return made;
}

}  // namespace alerts
