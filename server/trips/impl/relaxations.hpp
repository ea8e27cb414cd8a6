// SPDX-License-Identifier: Apache-2.0
// What cannot be had together, and the smallest changes that help.
#pragma once
#include <optional>

#include "trips/offer.hpp"
#include "trips/refused.hpp"
#include "trips/wish.hpp"

namespace trips {

// Everything needed to try a changed wish.
struct Trying {
  Wish const& wish;
  Destination const& destination;
  City const& city;
  places::TravelTimes const& travel_times;
  base::Day today;
};

// Musts that no plan can hold: not meeting a hard need, or closed on every day of the trip.
std::optional<Refused> contradiction_in(Wishes const& wishes, Trying const& trying);

// Why no three tiers were found. Every relaxation in it was planned and holds.
Refused impossible(Wishes const& wishes, NoDraft const& why_not, Trying const& trying);

}  // namespace trips
