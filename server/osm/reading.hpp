// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/civil.hpp"
#include "osm/element.hpp"
#include "osm/kind_rules.hpp"
#include "places/areas.hpp"
#include "places/place.hpp"

namespace osm {

// Why an element did not become a place.
// clang-format off
#define XINGQU_OSM_SKIPS(WORD) \
  WORD(unreadable) WORD(deleted) WORD(of_no_kind) WORD(unnamed) WORD(out_of_use) \
  WORD(private_ground) WORD(without_position) WORD(outside_area) WORD(known_already) \
  WORD(there_twice)
// clang-format on
XINGQU_WORDS(Skip, XINGQU_OSM_SKIPS)
inline constexpr std::size_t skip_reasons = static_cast<std::size_t>(Skip::there_twice) + 1;

// A place, and what tells it from another of the same thing.
struct Found {
  places::Place place;
  std::size_t tags = 0;  // how much is said about it
  bool is_incomplete = false;
};

// Which area a position belongs to: of the wanted one, if any, the nearest district; else the
// nearest area of all. nullopt: none is near.
class AreaFinder {
 public:
  AreaFinder(places::Areas const& areas, std::optional<places::AreaCode> wanted);
  std::optional<places::AreaCode> area_of(base::LatLon at) const;

 private:
  places::Areas const& areas_;
  std::optional<places::AreaCode> wanted_;
  std::vector<places::Area const*> candidates_;
};

struct Reading {
  KindRules const& rules;
  AreaFinder const& areas;
  base::Day as_of;
};

// What an element with its tags and position says; unknown stays unknown.
std::variant<Found, Skip> read_place(Element const& element, Reading const& reading);

}  // namespace osm
