// SPDX-License-Identifier: Apache-2.0
#include "trips/imports/matching.hpp"

#include <cmath>
#include <map>

namespace trips {
namespace {

using places::Place;
using places::SearchMatch;

// A mountain's point may be anywhere on it, and Chinese maps are shifted by half a kilometre.
constexpr double same_within_m = 5000;
constexpr double alike_within_m = 1000;
constexpr double beside_within_m = 150;

bool is_somewhere_to_be(Place const& place) {
  return place.is_sight() || place.is_eating() || place.is_lodging();
}

// Whether the name is the place's own, not only a part of it or much like it.
bool is_its_name(SearchMatch match) {
  return match == SearchMatch::name || match == SearchMatch::alias;
}

MatchedStop found(FileStop const& stop, StopMatch how, Place const& place) {
  MatchedStop matched{stop, how, &place, {}};
  if (stop.at)
    matched.distance_m = static_cast<int>(std::lround(base::distance_m(*stop.at, place.at)));
  return matched;
}

MatchedStop match_where_it_is(FileStop const& stop, places::PlaceIndex const& index) {
  auto const far = [&](Place const& place) { return base::distance_m(*stop.at, place.at); };
  auto const hits = index.find(stop.name, [&](Place const& place) {
    return is_somewhere_to_be(place) && far(place) <= same_within_m;
  });
  for (auto const& hit : hits) {
    if (is_its_name(hit.match)) return found(stop, StopMatch::same, *hit.place);
    if (far(*hit.place) <= alike_within_m) return found(stop, StopMatch::near, *hit.place);
  }
  for (auto const* place : index.catalogue().near(*stop.at, beside_within_m))
    if (is_somewhere_to_be(*place)) return found(stop, StopMatch::near, *place);
  return {stop};
}

MatchedStop match_by_name(FileStop const& stop, std::optional<places::AreaCode> city,
                          places::PlaceIndex const& index) {
  auto const hits = index.find(stop.name, [&](Place const& place) {
    return is_somewhere_to_be(place) && (!city || city->covers(place.area));
  });
  if (hits.empty()) return {stop};
  auto const how = is_its_name(hits.front().match) ? StopMatch::same : StopMatch::near;
  return found(stop, how, *hits.front().place);
}

}  // namespace

std::vector<MatchedStop> match_stops(std::vector<FileStop> const& stops,
                                     places::PlaceIndex const& index) {
  std::vector<MatchedStop> matched;
  for (auto const& stop : stops)
    matched.push_back(stop.at ? match_where_it_is(stop, index) : match_by_name(stop, {}, index));
  auto const city = city_of_stops(matched);
  for (auto& each : matched)
    if (!each.stop.at && city && each.place != nullptr && !city->covers(each.place->area))
      if (auto here = match_by_name(each.stop, city, index); here.place != nullptr)
        each = std::move(here);
  return matched;
}

std::optional<places::AreaCode> city_of_stops(std::vector<MatchedStop> const& stops) {
  std::map<places::AreaCode, int> votes;
  for (auto const& each : stops)
    if (each.place != nullptr)
      votes[each.place->area.city()] += each.match == StopMatch::same ? 3 : 1;
  std::optional<places::AreaCode> most;
  for (auto const& [city, count] : votes)
    if (!most || count > votes[*most]) most = city;
  return most;
}

}  // namespace trips
