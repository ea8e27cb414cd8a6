// SPDX-License-Identifier: Apache-2.0
#include "assistant/product_lexicon.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace assistant;

namespace {

places::Catalogue with_a_place_in(std::int32_t area) {
  places::Place place;
  place.key = places::PlaceKey("only-one");
  place.name_zh = "一处";
  place.name_en = "One";
  place.kinds = {places::Kind::park};
  place.area = places::AreaCode(area);
  return places::Catalogue(std::vector<places::Place>{place});
}

bool knows_area(std::int32_t covered, std::string const& adcode) {
  auto const lexicon = lexicon_from(places::Areas::china(), with_a_place_in(covered));
  return std::ranges::any_of(lexicon.entries(), [&](Entry const& entry) {
    return entry.family == Family::city && entry.id == adcode;
  });
}

}  // namespace

TEST_CASE("a country is a word only where it can be planned") {
  CHECK(knows_area(949200, "949200"));
  CHECK_FALSE(knows_area(350102, "949200"));
  CHECK_FALSE(knows_area(350102, "933200"));  // 海地, which stands in 上海地铁
  CHECK(knows_area(350102, "310000"));        // cities at home are known all the same
}
