// SPDX-License-Identifier: Apache-2.0
#include "osm/kind_rules.hpp"

#include <doctest/doctest.h>

using namespace osm;

TEST_CASE("a table of rules with a wrong line is refused with its number") {
  std::string const header =
      "key,value,also,kinds,setting,visit_min,visit_usual,visit_max,price_basis,entry,tags,"
      "label_zh,label_en,terms\n";
  std::string const zoo = "tourism,zoo,,zoo,outdoor,60,120,180,ticket,,family,动物园,Zoo,\n";
  CHECK(KindRules::read(header + zoo).has_value());
  auto const wrong = KindRules::read(header + zoo + "tourism,x,,starship,outdoor,,,,none,,,x,x,\n");
  REQUIRE(wrong.has_error());
  CHECK(wrong.error().why == "Line 3: not a rule for a kind.");
}
