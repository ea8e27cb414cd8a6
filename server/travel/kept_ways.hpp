// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "places/fares.hpp"
#include "places/travel_times.hpp"
#include "travel/streets/live_streets.hpp"

namespace travel {

// Who knows a way, and of which day.
struct WayOrigin {
  places::LegSource source = places::LegSource::streets;
  base::Day as_of{};
  friend bool operator==(WayOrigin const&, WayOrigin const&) = default;
};

// A way as it is kept: without what people do besides and without its fare, both of which may
// change with a release. In whole tenths, so that a way is the same whether it was kept or not.
struct KeptWay {
  static constexpr std::uint32_t nobody = 0xFFFF'FFFF;

  std::uint32_t ds = 0;           // under way; waits included for what runs to a timetable
  std::uint32_t dm = 0;           // along the way
  std::uint32_t access_dm = 0;    // on foot, at both ends and between rides
  std::uint32_t origin = nobody;  // an index into KeptWays::origins
  bool is_known() const { return origin != nobody; }
  friend bool operator==(KeptWay const&, KeptWay const&) = default;
};

// The ways between some points in one mode.
struct KeptWays {
  std::vector<WayOrigin> origins;
  std::vector<KeptWay> ways;  // row = from; none at all: nobody knows any

  std::uint32_t index_of(WayOrigin const& origin);  // added where it is new
  friend bool operator==(KeptWays const&, KeptWays const&) = default;
};

KeptWay kept(Reach const& reach, double access_m, std::uint32_t origin);

// Along the streets (on foot, by bike, by taxi) or to a timetable (by bus and metro).
KeptWays find_ways(LiveStreets::Grounds const& grounds, LiveStreets::Transits const& transits,
                   std::span<base::LatLon const> points, places::Mode mode);

// The leg that goes such a way. nullopt if it is further than people walk or cycle.
std::optional<places::Leg> leg_of(KeptWay const& way, WayOrigin const& origin, places::Mode mode,
                                  places::AreaCode city, places::Fares const& fares);

}  // namespace travel
