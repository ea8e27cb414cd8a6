// SPDX-License-Identifier: Apache-2.0
#include "places/destination.hpp"

#include <doctest/doctest.h>

using namespace places;

namespace {

Catalogue one_hill() {
  Place hill;
  hill.key = PlaceKey("fuzhou-gushan");
  hill.name_zh = "鼓山";
  hill.name_en = "Gushan";
  hill.kinds = {Kind::mountain};
  hill.area = AreaCode(350111);
  return Catalogue({hill});
}

Destination meant(std::string_view text) {
  static auto const catalogue = one_hill();
  return find_destination(text, Areas::china(), catalogue);
}

}  // namespace

TEST_CASE("an area is meant before a place, and a place leads to its city") {
  CHECK(meant("福州市鼓楼区").area->code == AreaCode(350102));
  CHECK(meant("福州市鼓楼区").place == nullptr);
  CHECK(meant("鼓山").place->key.str() == "fuzhou-gushan");
  CHECK(meant("鼓山").area->code == AreaCode(350100));
  CHECK(meant("福州鼓山").place->key.str() == "fuzhou-gushan");
}

TEST_CASE("what is neither is a question or a suggestion") {
  CHECK(meant("鼓楼区").area == nullptr);
  CHECK(meant("鼓楼区").choices.size() == 4);
  CHECK(meant("福洲市").area == nullptr);
  CHECK(!meant("福洲市").suggestions.empty());
  CHECK(meant("Atlantis").suggestions.empty());
}
