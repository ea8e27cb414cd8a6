// SPDX-License-Identifier: Apache-2.0
#include "places/search.hpp"

#include <doctest/doctest.h>

using namespace places;

namespace {

Place place(std::string const& key, std::string name_zh, std::string name_en, int popularity,
            Kind kind = Kind::park) {
  Place made;
  made.key = PlaceKey(key);
  made.name_zh = std::move(name_zh);
  made.name_en = std::move(name_en);
  made.kinds = {kind};
  made.area = AreaCode(350102);
  made.popularity = popularity;
  return made;
}

// A handful of places whose names are easily mistaken for each other.
PlaceIndex const& town() {
  static PlaceIndex const index = [] {
    std::vector<Place> places{
        place("lanes", "三坊七巷", "Three Lanes and Seven Alleys", 99, Kind::historic_street),
        place("drum-hill", "鼓山", "Gushan", 95, Kind::hill),
        place("drum-tower", "鼓楼", "Drum Tower", 40, Kind::tower),
        place("museum", "福建博物院", "Fujian Museum", 80, Kind::museum),
        place("old-museum", "船政博物馆", "Shipyard Museum", 60, Kind::museum),
        place("west-lake", "西湖公园", "West Lake Park", 85),
        place("starbucks", "星巴克", "Starbucks", 10, Kind::cafe),
        place("oceano", "海洋馆", "Musée Océanographique", 70, Kind::aquarium),
        place("xiamen", "厦门路", "Xiamen Road", 5, Kind::historic_street)};
    places[0].aliases = {"南后街", "Sanfang Qixiang"};
    return PlaceIndex(std::make_shared<Catalogue const>(Catalogue(std::move(places))));
  }();
  return index;
}

bool any(Place const&) { return true; }

std::string found(std::string_view text, PlaceIndex::Keep const& keep = any) {
  std::string keys;
  for (auto const& hit : town().find(text, keep))
    keys += (keys.empty() ? "" : " ") + hit.place->key.str();
  return keys;
}

std::string first(std::string_view text) {
  auto const hits = town().find(text, any);
  return hits.empty() ? "" : hits[0].place->key.str();
}

}  // namespace

TEST_CASE("a place is found by each of its names, whole, begun or in part") {
  for (auto const* text : {"三坊七巷", "三坊", "七巷", "南后街", "Three Lanes and Seven Alleys",
                           "three lanes", "seven alleys", "Sanfang Qixiang", "sanfang"})
    CHECK_MESSAGE(first(text) == "lanes", std::string(text));
  CHECK(found("") == "");
  CHECK(found(" ·— ") == "");
  CHECK(found(std::string(300, 'a')) == "");
}

TEST_CASE("a place is found by its pinyin and by the initials of it") {
  CHECK(first("sanfangqixiang") == "lanes");
  CHECK(first("san fang qi xiang") == "lanes");
  CHECK(first("sfqx") == "lanes");
  CHECK(first("sf") == "lanes");
  CHECK(first("xihugongyuan") == "west-lake");
  CHECK(first("xhgy") == "west-lake");
  CHECK(first("xiamenlu") == "xiamen");
}

TEST_CASE("characters that sound alike lead to the place that is meant") {
  CHECK(first("三方七巷") == "lanes");
  CHECK(first("西胡公园") == "west-lake");
}

TEST_CASE("wrong, missing and exchanged letters are forgiven in longer names") {
  CHECK(first("starbuks") == "starbucks");
  CHECK(first("stabrucks") == "starbucks");
  CHECK(first("shipyrad museum") == "old-museum");
  CHECK(first("福健博物院") == "museum");
  CHECK(found("鼓水").find("starbucks") == std::string::npos);
}

TEST_CASE("accents need not be typed") {
  CHECK(first("musee oceanographique") == "oceano");
  CHECK(first("Musée Océanographique") == "oceano");
}

TEST_CASE("what such a thing is called finds all of its kind, the best known first") {
  CHECK(found("博物馆") == "museum old-museum");
  CHECK(found("museum") == "museum old-museum");
  CHECK(found("shipyard museum") == "old-museum");
  CHECK(found("船政 博物馆") == "old-museum");
  CHECK(found("福建 museum") == "museum");
}

TEST_CASE("the surer name comes before the better known one") {
  CHECK(found("鼓") == "drum-hill drum-tower");
  CHECK(found("drum tower") == "drum-tower");
  auto const hits = town().find("鼓楼", any);
  REQUIRE(!hits.empty());
  CHECK(hits[0].match == SearchMatch::name);
  CHECK(hits[0].place->key.str() == "drum-tower");
}

TEST_CASE("a name is found in a longer text") { CHECK(first("福州三坊七巷一日游") == "lanes"); }

TEST_CASE("only what is to be kept is found") {
  auto const no_museum = [](Place const& each) { return !each.is(Kind::museum); };
  CHECK(found("museum", no_museum) == "");
  CHECK(found("sfqx", [](Place const&) { return false; }) == "");
}
