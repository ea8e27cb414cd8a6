// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "places/fares.hpp"
#include "places/travel_times.hpp"
#include "travel/prepared_city.hpp"

namespace travel {

// Ways on foot, by bike and by taxi along the imported streets, by bus and metro as an imported
// timetable usually has them by day; what neither covers as the estimate says. Each leg tells
// which. Both ends of a leg lie within a kilometre of the streets of one region; what lies between
// a place and its street is walked. Between places of a city whose ways were prepared the prepared
// ones count, and only they know what a routing engine has said.
class StreetTravelTimes final : public places::TravelTimes {
 public:
  StreetTravelTimes(LiveStreets const& streets, places::TravelTimes const& estimate,
                    places::Fares const& fares)
      : streets_(streets), estimate_(estimate), fares_(fares) {}

  std::optional<places::Leg> leg(places::AreaCode area, base::LatLon from, base::LatLon to,
                                 places::Mode mode) const override;
  std::optional<places::Route> route(places::AreaCode area, base::LatLon from, base::LatLon to,
                                     places::Mode mode) const override;
  places::LegTable legs(places::AreaCode area, std::span<base::LatLon const> places,
                        places::Mode mode) const override;
  std::span<places::TrafficStep const> traffic(places::Mode mode) const override;
  std::uint64_t edition() const override { return streets_.edition(); }
  std::string_view source() const override;
  base::Day as_of() const override { return estimate_.as_of(); }

 private:
  using Legs = std::vector<std::optional<places::Leg>>;  // row = from

  // Every pair in this very mode; nullopt where it does not exist.
  Legs legs_in(places::AreaCode area, std::span<base::LatLon const> places,
               places::Mode mode) const;
  // What is known rather than estimated.
  KeptWays ways_in(places::AreaCode city, std::span<base::LatLon const> places,
                   places::Mode mode) const;

  LiveStreets const& streets_;
  places::TravelTimes const& estimate_;
  places::Fares const& fares_;
};

}  // namespace travel
