// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/categories.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace trips {
namespace {

using enum places::Kind;
using enum Category;

// Kinds that are not listed are `others`.
constexpr std::pair<places::Kind, Category> categories[] = {
    {mountain, heights},
    {hill, heights},
    {snow_mountain, heights},
    {park, green},
    {garden, green},
    {forest, green},
    {grassland, green},
    {wetland, green},
    {botanical_garden, green},
    {lake, water},
    {river, water},
    {beach, water},
    {island, water},
    {waterfall, water},
    {hot_spring, water},
    {temple, religion},
    {church, religion},
    {mosque, religion},
    {pagoda, religion},
    {museum, museums},
    {science_museum, museums},
    {art_gallery, museums},
    {library, museums},
    {former_residence, memories},
    {memorial, memories},
    {historic_street, streets},
    {old_town, streets},
    {ancient_town, streets},
    {shopping_street, shopping},
    {mall, shopping},
    {market, shopping},
    {zoo, amusements},
    {aquarium, amusements},
    {theme_park, amusements},
    {theatre, amusements},
    {university, campus},
    {night_view, nights},
    {tower, structures},
    {bridge, structures},
    {square, structures},
    {viewpoint, structures},
    {artwork, structures},
    {city_wall, structures},
    {palace, structures},
};

}  // namespace

Category category_of(places::Place const& place) {
  if (place.prices.basis == places::PriceBasis::meal) return Category::food;
  return category_of(place.kinds.front());
}

Category category_of(places::Kind kind) {
  auto const found = std::find_if(std::begin(categories), std::end(categories),
                                  [&](auto const& each) { return each.first == kind; });
  return found == std::end(categories) ? Category::others : found->second;
}

}  // namespace trips
