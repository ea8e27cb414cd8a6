// SPDX-License-Identifier: Apache-2.0
#include "places/catalogue.hpp"

#include <doctest/doctest.h>

#include "base/expects.hpp"

using namespace places;

namespace {

Place place(std::string key, std::string name, base::LatLon at, int area,
            std::vector<std::string> aliases = {}, int popularity = 50) {
  Place made;
  made.key = PlaceKey(std::move(key));
  made.name_zh = std::move(name);
  made.name_en = made.key.str();
  made.aliases = std::move(aliases);
  made.kinds = {Kind::park};
  made.at = at;
  made.area = AreaCode(area);
  made.popularity = popularity;
  return made;
}

// Four places of Fuzhou and one of Xiamen.
Catalogue sights() {
  auto museum = place("fz-museum", "福建博物院", {26.095, 119.282}, 350102, {"省博"}, 80);
  museum.kinds = {Kind::museum, Kind::park};
  return Catalogue({place("fz-lanes", "三坊七巷", {26.084, 119.293}, 350102, {"南后街"}, 98),
                    place("fz-gushan", "鼓山", {26.056, 119.398}, 350111, {"鼓山风景区"}, 95),
                    place("fz-food", "达明美食街", {26.090, 119.298}, 350102),
                    place("xm-gulang", "鼓浪屿", {24.447, 118.064}, 350203), std::move(museum)});
}

std::string keys(std::vector<Place const*> const& places) {
  std::string text;
  for (auto const* each : places) text += each->key.str() + " ";
  return text;
}

std::string named(std::string_view text, std::optional<AreaCode> area = std::nullopt) {
  static auto const catalogue = sights();
  std::string told;
  for (auto const& match : catalogue.find_by_name(text, area))
    told += match.place->key.str() + ":" + std::to_string(static_cast<int>(match.kind)) + " ";
  return told;
}

}  // namespace

TEST_CASE("places are listed by province, city and district, and by kind") {
  auto const catalogue = sights();
  CHECK(keys(catalogue.list_in(AreaCode(350100))) == "fz-food fz-gushan fz-lanes fz-museum ");
  CHECK(keys(catalogue.list_in(AreaCode(350111))) == "fz-gushan ");
  CHECK(catalogue.list_in(AreaCode(350000)).size() == 5);
  CHECK(keys(catalogue.list_in(AreaCode(350100), Kind::museum)) == "fz-museum ");
  CHECK(catalogue.covers(AreaCode(350200)));
  CHECK(!catalogue.covers(AreaCode(110000)));
  CHECK(catalogue.cities() == std::vector{AreaCode(350100), AreaCode(350200)});
  CHECK(catalogue.find(PlaceKey("fz-food"))->name_zh == "达明美食街");
  CHECK(catalogue.find(PlaceKey("nowhere")) == nullptr);
}

TEST_CASE("two places of one key cannot stand in a catalogue") {
  CHECK_THROWS_AS(Catalogue({place("a", "甲", {}, 350102), place("a", "乙", {}, 350102)}),
                  base::Bug);
}

TEST_CASE("places near a point come nearest first, in a small circle and a large one") {
  auto const catalogue = sights();
  CHECK(keys(catalogue.near({26.084, 119.293}, 1'000)) == "fz-lanes fz-food ");
  CHECK(keys(catalogue.near({26.084, 119.293}, 15'000)) == "fz-lanes fz-food fz-museum fz-gushan ");
  CHECK(catalogue.near({26.084, 119.293}, 500'000).size() == 5);
  CHECK(catalogue.near({0, 0}, 1'000).empty());
}

TEST_CASE("the grid finds the very places that a look at each one finds") {
  std::vector<Place> many;
  for (int i = 0; i < 400; ++i)
    many.push_back(place("p" + std::to_string(i), "点",
                         {26.0 + (i * 37 % 101) * 0.003, 119.2 + (i * 53 % 103) * 0.003}, 350102));
  Catalogue const catalogue(many);
  base::LatLon const at{26.149, 119.351};  // beside the edge of a cell
  for (double radius : {300.0, 2'000.0, 6'000.0}) {
    std::size_t inside = 0;
    for (auto const& each : many) inside += base::distance_m(at, each.at) <= radius;
    CHECK(catalogue.near(at, radius).size() == inside);
  }
}

TEST_CASE("a name is matched exactly, by alias, in part, and when it is misspelt") {
  CHECK(named("三坊七巷") == "fz-lanes:0 ");
  CHECK(named("南后街") == "fz-lanes:1 ");
  CHECK(named("省博") == "fz-museum:1 ");
  CHECK(named("三坊七巷历史街区") == "fz-lanes:2 ");
  CHECK(named("三房七巷") == "fz-lanes:3 ");
  CHECK(named("达明路美食街") == "fz-food:3 ");
  CHECK(named("FZ Gushan") == "fz-gushan:0 ");
  CHECK(named("鼓浪") == "xm-gulang:2 ");
  CHECK(named("鼓") == "");
  CHECK(named("长城") == "");
  CHECK(named("") == "");
  CHECK(named(std::string(10'000, 'x')) == "");
}

TEST_CASE("among equally sure names the more popular comes first, and an area may limit them") {
  CHECK(named("福建博物院和鼓山和三坊七巷") == "fz-lanes:2 fz-gushan:2 fz-museum:2 ");
  CHECK(named("鼓浪屿", AreaCode(350100)) == "");
}

TEST_CASE("who took the catalogue keeps it while another takes its place") {
  LiveCatalogue live(sights());
  auto const before = live.now();
  live.replace({});
  CHECK(before->all().size() == 5);
  CHECK(live.now()->all().empty());
}
