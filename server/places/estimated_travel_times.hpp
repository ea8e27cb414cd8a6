// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "places/areas.hpp"
#include "places/fares.hpp"
#include "places/travel_times.hpp"

namespace places {

// Travel times without a street network: the great circle times a detour, at the speed of the
// mode, with waiting and the walk to the stop. The way back takes as long as the way there.
//
// Metro exists where the fares know one, within reach of the city's centre; stations are taken to
// lie further apart the further out one is.
//
// In the morning and evening peak, buses and taxis take 40 % longer on every day of the week. That
// is an estimate too, from general knowledge of Chinese cities and not from measurements: the
// yearly reports on them speak of 1.5 to 2 times the free flow in the worst of the peak, and our
// speeds in the streets are not those of free flow.
class EstimatedTravelTimes final : public TravelTimes {
 public:
  EstimatedTravelTimes(Areas const& areas, Fares const& fares) : areas_(areas), fares_(fares) {}

  std::optional<Leg> leg(AreaCode area, base::LatLon from, base::LatLon to,
                         Mode mode) const override;
  LegTable legs(AreaCode area, std::span<base::LatLon const> places, Mode mode) const override;
  std::span<TrafficStep const> traffic(Mode mode) const override;
  std::string_view source() const override { return "great-circle estimate"; }
  base::Day as_of() const override { return fares_.as_of(); }

 private:
  // The walk to a station; nullopt where none is likely.
  using Access = std::optional<double>;
  struct Way {
    double crow_m = 0;
    Access from;
    Access to;
  };

  Access metro_access_m(AreaCode city, base::LatLon at) const;
  std::optional<Leg> leg(AreaCode city, Way const& way, Mode mode) const;
  Leg leg_or_other(AreaCode city, Way const& way, Mode mode) const;

  Areas const& areas_;
  Fares const& fares_;
};

}  // namespace places
