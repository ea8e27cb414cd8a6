// SPDX-License-Identifier: Apache-2.0
#pragma once
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

// Something that keeps a trip from going as planned: what is closed or to be avoided, and when.
// Without places and areas it is everywhere.
struct Disruption {
  Words what;  // 台风“海燕” / Typhoon Haiyan
  base::Day first{};
  base::Day last{};                        // inclusive
  std::optional<base::Minutes> from = {};  // on each of these days; none: from its beginning
  std::optional<base::Minutes> until = {};
  std::vector<std::string> places = {};  // keys
  std::vector<AvoidedArea> areas = {};
  bool is_outdoors_only = false;  // what is under a roof goes on
};

enum class ProposalKind { least_change, indoor, shift_days };

// A way out that was tried: its plan is in order as far as the one before was, and
// planner::verify_change holds.
struct Proposal {
  ProposalKind kind = ProposalKind::least_change;
  Words text;
  Itinerary itinerary;
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
