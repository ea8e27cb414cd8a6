// SPDX-License-Identifier: Apache-2.0
#include "osm/kind_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace osm;

TEST_CASE("osmium is asked for every tag of the rules, each once") {
  auto const filters = KindRules::bundled().filters();
  auto const has = [&](std::string const& filter) {
    return std::ranges::find(filters, filter) != filters.end();
  };
  CHECK(has("nwr/aeroway=aerodrome"));
  CHECK(has("nwr/railway=station,halt"));
  CHECK(has("nwr/waterway=waterfall"));
  auto const tourism = std::ranges::find_if(
      filters, [](auto const& filter) { return filter.starts_with("nwr/tourism="); });
  REQUIRE(tourism != filters.end());
  CHECK(tourism->find("museum") == tourism->rfind("museum"));
}

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
