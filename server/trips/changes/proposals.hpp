// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geo.hpp"
#include "trips/changes/difference.hpp"
#include "trips/changes/itinerary.hpp"

namespace trips {

// A part of the map to keep out of.
struct AvoidedArea {
  base::LatLon centre;
  double radius_m = 0;                // of the circle; 0: there is none
  std::vector<base::LatLon> outline;  // of a polygon; empty: there is none
};

// A time by the clocks of the trip's place.
struct LocalTime {
  base::Day day{};
  base::Minutes clock{};
};

// Something that keeps a trip from going as planned: what is closed or to be avoided, and when.
// Without places and areas it is everywhere.
struct Disruption {
  Words what;  // 台风“海燕” / Typhoon Haiyan
  base::Day first{};
  base::Day last{};                         // inclusive
  std::optional<base::Minutes> from = {};   // on the first day; none: from its beginning
  std::optional<base::Minutes> until = {};  // on the last day; none: to its end
  std::vector<std::string> places = {};     // keys
  std::vector<AvoidedArea> areas = {};
  bool is_outdoors_only = false;  // what is under a roof goes on
  // What begins before has happened: it stays as it is, and nothing new is put there.
  std::optional<LocalTime> now = {};
};

enum class ProposalKind : std::uint8_t { least_change, indoor, shift_days };
BOOST_DESCRIBE_ENUM(ProposalKind, least_change, indoor, shift_days)

// A way out that was tried: its plan is in order as far as the one before was, and
// planner::verify_change holds.
struct Proposal {
  ProposalKind kind = ProposalKind::least_change;
  Words text;
  Itinerary itinerary;
  TierAnswer plan;
  Difference difference;
  std::vector<ItemId> affected;  // items that the disruption meets
  int problems_left = 0;         // checks violated, of those that were before
};

// The items of a trip that a disruption meets as they stand.
struct Met {
  ItemId item;
  base::Day day{};
};

}  // namespace trips
