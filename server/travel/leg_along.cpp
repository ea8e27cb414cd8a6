// SPDX-License-Identifier: Apache-2.0
#include "travel/leg_along.hpp"

#include <cmath>

#include "places/travel_habits.hpp"

namespace travel {
namespace {

using places::Leg;
using places::Mode;

double overhead_min(Mode mode) {
  if (mode == Mode::bike) return places::bike_overhead_min;
  return mode == Mode::taxi ? places::taxi_overhead_min : 0;
}

bool is_too_far(Mode mode, double metres) {
  if (mode == Mode::walk) return metres > places::farthest_walk_m;
  return mode == Mode::bike && metres > places::farthest_bike_m;
}

}  // namespace

std::optional<Traveller> traveller_by(Mode mode) {
  switch (mode) {
    case Mode::walk:
      return Traveller::walk;
    case Mode::bike:
      return Traveller::cycle;
    case Mode::taxi:
      return Traveller::drive;
    case Mode::bus:
    case Mode::metro:
      break;
  }
  return std::nullopt;
}

std::optional<Leg> leg_along(KnownWay const& way, Mode mode, places::AreaCode city,
                             places::Fares const& fares) {
  double const metres = way.reach.metres + way.access_m;
  if (is_too_far(mode, metres)) return std::nullopt;
  double const minutes =
      way.reach.seconds / 60 + way.access_m / places::walk_m_per_min + overhead_min(mode);
  Leg leg{.mode = mode, .source = way.source, .as_of = way.as_of, .fare = {}};
  leg.minutes = base::Minutes(static_cast<std::int64_t>(std::ceil(minutes - 1e-9)));
  leg.distance_m = metres;
  leg.walk_m = mode == Mode::walk ? metres : way.access_m;
  leg.seats = mode == Mode::taxi ? 4 : 1;
  leg.fare = fares.fare(city, mode, metres, leg.minutes);
  return leg;
}

std::vector<base::LatLon> from_door_to_door(base::LatLon from,
                                            std::vector<base::LatLon> const& line,
                                            base::LatLon to) {
  constexpr double apart_m = 1;
  std::vector<base::LatLon> made{from};
  for (auto const at : line)
    if (base::distance_m(made.back(), at) >= apart_m) made.push_back(at);
  if (made.size() > 1 && base::distance_m(made.back(), to) < apart_m) made.pop_back();
  made.push_back(to);
  return made;
}

}  // namespace travel
