// SPDX-License-Identifier: Apache-2.0
#include "places/impl/wanted.hpp"

#include <algorithm>

namespace places {
namespace {

bool offers(Place const& place, Offer offer) {
  switch (offer) {
    case Offer::step_free:
      return place.step_free == Known::yes;
    case Offer::kid_friendly:
      return place.kid_friendly == Known::yes;
    case Offer::pet_friendly:
      return place.pet_friendly == Known::yes;
    case Offer::free_entry:
      return place.prices.adult.state() == PriceState::free;
    case Offer::indoor:
      return place.setting == Setting::indoor;
  }
  return false;
}

}  // namespace

bool Wanted::fits(Place const& place) const {
  auto const is_kind = [&](Kind kind) { return place.is(kind); };
  auto const serves = [&](Cuisine cuisine) { return place.serves(cuisine); };
  auto const has = [&](Tag tag) { return place.has(tag); };
  auto const offers_it = [&](Offer offer) { return offers(place, offer); };
  return (!area || area->covers(place.area)) &&
         (query.kind.empty() || std::ranges::any_of(query.kind, is_kind)) &&
         (query.cuisine.empty() || std::ranges::any_of(query.cuisine, serves)) &&
         std::ranges::all_of(query.tag, has) && std::ranges::all_of(query.offer, offers_it) &&
         (!query.near || away_m(place) <= query.radius_m);
}

}  // namespace places
