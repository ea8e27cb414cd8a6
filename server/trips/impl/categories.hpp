// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "places/place.hpp"

namespace trips {

// Sights that feel alike: nobody wants four temples in a row. By the main kind.
enum class Category : std::uint8_t {
  heights,
  green,
  water,
  religion,
  museums,
  memories,
  streets,
  shopping,
  amusements,
  campus,
  nights,
  structures,
  others,
  food,
  count_
};

Category category_of(places::Kind kind);
Category category_of(places::Place const& place);

}  // namespace trips
