// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/categories.hpp"

namespace trips {

Category category_of(places::Place const& place) {
  if (place.prices.basis == places::PriceBasis::meal) return Category::food;
  return category_of(place.kinds.front());
}

Category category_of(places::Kind kind) {
  using enum places::Kind;
  switch (kind) {
    case mountain: case hill: case snow_mountain: return Category::heights;
    case park: case garden: case forest: case grassland: case wetland: case botanical_garden:
      return Category::green;
    case lake: case river: case beach: case island: case waterfall: case hot_spring:
      return Category::water;
    case temple: case church: case mosque: case pagoda: return Category::religion;
    case museum: case science_museum: case art_gallery: case library: return Category::museums;
    case former_residence: case memorial: return Category::memories;
    case historic_street: case old_town: case ancient_town: return Category::streets;
    case shopping_street: case mall: case market: return Category::shopping;
    case zoo: case aquarium: case theme_park: case theatre: return Category::amusements;
    case university: return Category::campus;
    case night_view: return Category::nights;
    case tower: case bridge: case square: case city_wall: case palace:
      return Category::structures;
    default: return Category::others;
  }
}

}  // namespace trips
