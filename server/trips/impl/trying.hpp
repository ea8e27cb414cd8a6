// SPDX-License-Identifier: Apache-2.0
#pragma once
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

// Mostly enough to tell whether there is a plan; what is offered is planned once more in full.
inline OfferEffort const trial{.iterations = 150, .longest = 150};

// Whether three plans hold for these wishes: they are planned and verified.
bool is_possible(Wishes const& wishes, Trying const& trying, OfferEffort const& effort);
bool is_possible(Wish const& wish, Trying const& trying, OfferEffort const& effort);

}  // namespace trips
