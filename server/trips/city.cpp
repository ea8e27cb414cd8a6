// SPDX-License-Identifier: Apache-2.0
#include "trips/city.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace trips {
namespace {

using places::Place;

// Shorter names would be found in the middle of other words.
constexpr std::size_t letters_min = 2;

std::vector<std::string> folded_names(Place const& place) {
  std::vector<std::string> names{base::fold(place.name_zh), base::fold(place.name_en)};
  for (auto const& alias : place.aliases) names.push_back(base::fold(alias));
  return names;
}

bool is_more_popular(Place const* a, Place const* b) {
  return a->popularity != b->popularity ? a->popularity > b->popularity : a->key < b->key;
}

}  // namespace

Place const* City::find(std::string_view key) const {
  auto const found = std::find_if(places.begin(), places.end(),
                                  [&](Place const* place) { return place->key.str() == key; });
  return found == places.end() ? nullptr : *found;
}

Place const* City::find_named(std::string_view text) const {
  auto const wanted = base::fold(text);
  Place const* best = nullptr;
  bool best_is_exact = false;
  for (auto const* place : places) {
    if (place->key.str() == wanted) return place;
    for (auto const& called : folded_names(*place)) {
      bool const is_exact = called == wanted;
      bool const contains =
          base::length_of(wanted) >= letters_min && called.find(wanted) != std::string::npos;
      if (!is_exact && (!contains || best_is_exact)) continue;
      if (best && best_is_exact == is_exact && !is_more_popular(place, best)) continue;
      best = place;
      best_is_exact = is_exact;
    }
  }
  return best;
}

Place const* City::main_station() const {
  Place const* best = nullptr;
  for (auto const* place : places)
    if (place->kinds.front() == places::Kind::railway_station &&
        (!best || is_more_popular(place, best)))
      best = place;
  return best;
}

Place const* City::day_trip_base() const {
  EXPECTS(!places.empty());
  auto const* station = main_station();
  if (station) return station;
  return *std::min_element(places.begin(), places.end(), is_more_popular);
}

}  // namespace trips
