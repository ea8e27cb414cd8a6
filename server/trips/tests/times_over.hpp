// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "places/travel_times.hpp"

namespace trips {

// Travel times like others but for what a test overrides.
struct TimesOver : places::TravelTimes {
  explicit TimesOver(places::TravelTimes const& told) : its(told) {}
  std::optional<places::Leg> leg(places::AreaCode city, base::LatLon from, base::LatLon to,
                                 places::Mode mode) const override {
    return its.leg(city, from, to, mode);
  }
  places::LegTable legs(places::AreaCode city, std::span<base::LatLon const> places,
                        places::Mode mode) const override {
    return its.legs(city, places, mode);
  }
  std::span<places::TrafficStep const> traffic(places::Mode mode) const override {
    return its.traffic(mode);
  }
  std::string_view source() const override { return its.source(); }

  places::TravelTimes const& its;
};

}  // namespace trips
