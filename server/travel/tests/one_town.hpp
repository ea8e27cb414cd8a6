// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "places/areas.hpp"
#include "places/estimated_travel_times.hpp"
#include "travel/street_travel_times.hpp"
#include "travel/tests/town.hpp"

namespace travel::testing {

inline constexpr places::AreaCode fuzhou{350100};

// A street of 2 km with a detour of 3 km instead of its middle for whoever drives.
struct OneTown {
  LiveStreets streets;
  places::EstimatedTravelTimes estimate{places::Areas::china(), places::Fares::bundled()};
  StreetTravelTimes times{streets, estimate, places::Fares::bundled()};

  OneTown() { streets.replace({ground()}); }

  static std::shared_ptr<StreetGround const> ground(std::uint64_t digest = 1) {
    Town town;
    town.node(1, 0, 0);
    town.node(2, 500, 0);
    town.node(3, 1500, 0);
    town.node(4, 2000, 0);
    town.node(5, 500, 1000);
    town.node(6, 1500, 1000);
    town.way(10, "n1,n2", "highway=residential");
    town.way(11, "n2,n3", "highway=pedestrian");
    town.way(12, "n3,n4", "highway=residential");
    town.way(13, "n2,n5,n6,n3", "highway=residential");
    StreetRegion region{"town", base::parse_day("2026-01-02").value(), {}, {}};
    for (auto const traveller : all_travellers) {
      auto const i = static_cast<std::size_t>(traveller);
      region.graphs[i] = town.map.graph_for(traveller);
      region.contractions[i] = contract(region.graphs[i]);
    }
    region.digest = digest;
    return std::make_shared<StreetGround const>(std::move(region));
  }

  // A bus every ten minutes along the town's street, 2 km in six minutes.
  static std::shared_ptr<Transit const> bus() {
    TransitFeed feed;
    feed.name = "bus";
    feed.stops = {{"West", Town::at(0, 0)}, {"East", Town::at(2'000, 0)}};
    feed.services = {{base::parse_day("2026-01-05").value(),
                      base::parse_day("2026-12-31").value(),
                      0x7F,
                      {},
                      {}}};
    for (std::int32_t at = 6 * 3600; at < 20 * 3600; at += 600) {
      auto const first = static_cast<std::uint32_t>(feed.calls.size());
      feed.trips.push_back({places::Mode::bus, 0, "1", first, 2});
      feed.calls.push_back({0, at + 60, at + 60});
      feed.calls.push_back({1, at + 420, at + 420});
    }
    return std::make_shared<Transit const>(std::move(feed));
  }
};

}  // namespace travel::testing
