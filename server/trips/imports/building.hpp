// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>

#include "trips/changes/itinerary.hpp"
#include "trips/imports/matching.hpp"
#include "trips/recommend.hpp"

namespace trips {

// What somebody wants of a file's trip.
struct ImportOrder {
  std::optional<base::Day> start_date;  // none: the file's, where that is not over
  std::optional<std::int64_t> budget;   // yuan; none: what it costs
  std::optional<PartyWish> party;       // none: one adult
  std::set<std::size_t> without;        // indices of stops
};

enum class StopFate : std::uint8_t { visit, night, left };

// What became of a stop of the file. `why`: of one that was left out.
struct PlacedStop {
  StopFate fate = StopFate::left;
  std::optional<base::Day> date = {};
  planner::Words why = {};
};

struct BuiltTrip {
  Itinerary itinerary;
  std::vector<PlacedStop> stops;  // one for each matched one
  bool has_order = true;          // else the file does not say what comes when
};

// The stops of a file as a trip to one city: on the days and at the times that the file says, as
// far as it does; houses become its nights. As in every trip, a visit begins later than it should
// where one cannot be there in time. Refuses where no place was recognised, or none of them is to
// be taken.
base::Result<BuiltTrip> build_trip(std::vector<MatchedStop> const& stops, ImportOrder const& order,
                                   Sources const& sources, base::Day today, base::Ids& ids);

}  // namespace trips
