// SPDX-License-Identifier: Apache-2.0
#include "osm/reading.hpp"

#include <doctest/doctest.h>

using namespace osm;
using places::Known;
using places::PriceState;

namespace {

using Tags = std::vector<std::pair<std::string, std::string>>;

Element element_with(Tags tags, base::LatLon at = {43.7372, 7.4215}) {
  Element element{.id = 1};
  element.tags = std::move(tags);
  element.box.add(at);
  return element;
}

std::variant<Found, Skip> read(Element const& element,
                               std::optional<places::AreaCode> area = std::nullopt) {
  AreaFinder const finder(places::Areas::china(), area);
  return read_place(element, {KindRules::bundled(), finder, base::parse_day("2026-03-01").value()});
}

places::Place place_with(Tags tags) {
  auto const found = read(element_with(std::move(tags)));
  REQUIRE(std::holds_alternative<Found>(found));
  return std::get<Found>(found).place;
}

Skip skipped(Element const& element) {
  auto const found = read(element);
  REQUIRE(std::holds_alternative<Skip>(found));
  return std::get<Skip>(found);
}

}  // namespace

TEST_CASE("a museum is read with every fact that its tags state") {
  auto const museum = place_with({{"tourism", "museum"},
                                  {"name", "Musée Océanographique"},
                                  {"name:zh", "摩纳哥海洋博物馆"},
                                  {"name:en", "Oceanographic Museum"},
                                  {"alt_name", "Musée de la mer;MOM"},
                                  {"opening_hours", "10:00-19:00"},
                                  {"wheelchair", "yes"},
                                  {"dog", "no"},
                                  {"addr:street", "Avenue Saint-Martin"},
                                  {"addr:housenumber", "2"},
                                  {"addr:city", "Monaco"}});
  CHECK(museum.key.str() == "osm-node-1");
  CHECK(museum.name_zh == "摩纳哥海洋博物馆");
  CHECK(museum.name_en == "Oceanographic Museum");
  CHECK(museum.aliases ==
        std::vector<std::string>{"Musée Océanographique", "Musée de la mer", "MOM"});
  CHECK(museum.kinds == std::vector{places::Kind::museum});
  CHECK(museum.area == places::AreaCode(949200));
  CHECK(museum.hours->text() == "10:00-19:00");
  CHECK(museum.visit->usual == base::Minutes(90));
  CHECK(museum.step_free == Known::yes);
  CHECK(museum.pet_friendly == Known::no);
  CHECK(museum.kid_friendly == Known::unknown);
  CHECK(museum.address == "Avenue Saint-Martin 2, Monaco");
  CHECK(museum.prices.adult.is_unknown());
  CHECK(museum.source == "OpenStreetMap node/1");
  CHECK(museum.licence == "© OpenStreetMap contributors, ODbL 1.0");
  CHECK(base::to_text(museum.as_of) == "2026-03-01");
  CHECK_FALSE(museum.is_verified);
}

TEST_CASE("names come in Chinese and in Latin letters, whatever there is") {
  auto const chinese = place_with({{"amenity", "cafe"}, {"name", "厦门咖啡"}});
  CHECK(chinese.name_zh == "厦门咖啡");
  CHECK(chinese.name_en == "Xia Men Ka Fei");
  auto const french = place_with({{"amenity", "cafe"}, {"name", "Café de la Paix"}});
  CHECK(french.name_zh == "Café de la Paix");
  CHECK(french.name_en == "Café de la Paix");
  auto const russian = place_with({{"amenity", "cafe"}, {"name", "Кафе"}, {"int_name", "Kafe"}});
  CHECK(russian.name_zh == "Кафе");
  CHECK(russian.name_en == "Kafe");
  CHECK(skipped(element_with({{"amenity", "cafe"}})) == Skip::unnamed);
}

TEST_CASE("hours that cannot be read are kept as they stand and do not pass for hours") {
  auto const cafe = place_with(
      {{"amenity", "cafe"}, {"name", "A"}, {"opening_hours", "week 1-53/2 Fr[2] by arrangement"}});
  CHECK_FALSE(cafe.hours);
  CHECK(cafe.hours_unread == "week 1-53/2 Fr[2] by arrangement");
}

TEST_CASE("hours by the sun abroad are kept as they stand, for the sun is China's") {
  auto const garden =
      place_with({{"leisure", "garden"}, {"name", "A"}, {"opening_hours", "sunrise-sunset"}});
  CHECK_FALSE(garden.hours);
  CHECK(garden.hours_unread == "sunrise-sunset");
  auto const read_there = read(element_with(
      {{"leisure", "garden"}, {"name", "A"}, {"opening_hours", "sunrise-sunset"}}, {39.96, 116.3}));
  CHECK(std::get<Found>(read_there).place.hours);
}

TEST_CASE("public holidays in hours are those of the country the place lies in") {
  auto const museum =
      place_with({{"tourism", "museum"}, {"name", "A"}, {"opening_hours", "10:00-18:00; PH off"}});
  auto const is_closed = [&](char const* day) {
    return museum.hours->open_spans(base::parse_day(day).value()).empty();
  };
  CHECK(is_closed("2026-01-27"));  // Sainte-Dévote, of Monaco alone
  CHECK_FALSE(is_closed("2026-10-01"));
}

TEST_CASE("free is what says so or has no gate; everything else is unknown") {
  auto const price = [](Tags tags) {
    tags.emplace_back("name", "A");
    return place_with(tags).prices.adult.state();
  };
  CHECK(price({{"tourism", "museum"}, {"fee", "no"}}) == PriceState::free);
  CHECK(price({{"tourism", "museum"}, {"fee", "yes"}}) == PriceState::unknown);
  CHECK(price({{"tourism", "museum"}, {"charge", "60 CNY"}}) == PriceState::known);
  CHECK(price({{"tourism", "museum"}, {"charge", "10 EUR"}}) == PriceState::unknown);
  CHECK(price({{"tourism", "viewpoint"}}) == PriceState::free);
  CHECK(price({{"tourism", "viewpoint"}, {"fee", "yes"}}) == PriceState::unknown);
  CHECK(price({{"leisure", "park"}}) == PriceState::unknown);
  CHECK(price({{"amenity", "restaurant"}, {"fee", "no"}}) == PriceState::unknown);
  auto const viewpoint = place_with({{"tourism", "viewpoint"}, {"name", "A"}});
  CHECK(viewpoint.hours->text() == "24/7");
  CHECK(viewpoint.note_zh.find("推定") != std::string::npos);
}

TEST_CASE("limited access for wheelchairs is not a yes") {
  CHECK(place_with({{"tourism", "zoo"}, {"name", "A"}, {"wheelchair", "limited"}}).step_free ==
        Known::unknown);
  CHECK(place_with({{"tourism", "zoo"}, {"name", "A"}, {"wheelchair", "no"}}).step_free ==
        Known::no);
}

TEST_CASE("the more telling tag decides what a place is") {
  auto const kind = [](Tags tags) {
    tags.emplace_back("name", "A");
    return place_with(tags).kinds.front();
  };
  CHECK(kind({{"amenity", "place_of_worship"}, {"religion", "christian"}}) == places::Kind::church);
  CHECK(kind({{"amenity", "place_of_worship"}, {"religion", "buddhist"}}) == places::Kind::temple);
  CHECK(kind({{"tourism", "attraction"}, {"historic", "castle"}}) == places::Kind::palace);
  CHECK(kind({{"leisure", "garden"}, {"garden:type", "botanical"}}) ==
        places::Kind::botanical_garden);
}

TEST_CASE("a house sleeps two in a room unless its beds are counted") {
  auto const inn = place_with({{"tourism", "hotel"}, {"name", "A"}, {"stars", "4"}});
  CHECK(inn.stars == 4);
  CHECK(inn.sleeps == 2);
  auto const hostel =
      place_with({{"tourism", "hostel"}, {"name", "A"}, {"rooms", "10"}, {"beds", "40"}});
  CHECK_FALSE(hostel.stars);
  CHECK(hostel.sleeps == 4);
}

TEST_CASE("what is closed for good, private, deleted, nowhere or far away is left out") {
  Tags const museum{{"tourism", "museum"}, {"name", "A"}};
  auto const with = [&](std::string key, std::string value) {
    auto tags = museum;
    tags.emplace_back(std::move(key), std::move(value));
    return element_with(tags);
  };
  CHECK(skipped(with("disused", "yes")) == Skip::out_of_use);
  CHECK(skipped(with("access", "private")) == Skip::private_ground);
  CHECK(skipped(element_with({{"shop", "car"}, {"name", "A"}})) == Skip::of_no_kind);
  CHECK(skipped(element_with(museum, {-48, -123})) == Skip::outside_area);
  auto deleted = element_with(museum);
  deleted.is_deleted = true;
  CHECK(skipped(deleted) == Skip::deleted);
  Element nowhere{.id = 1};
  nowhere.tags = museum;
  CHECK(skipped(nowhere) == Skip::without_position);
}

TEST_CASE("a place belongs to the nearest district, or to the area that was asked for") {
  auto const area = [](base::LatLon at, std::optional<places::AreaCode> wanted) {
    auto const code = AreaFinder(places::Areas::china(), wanted).area_of(at);
    return code ? code->value() : 0;
  };
  base::LatLon const haidian{39.96, 116.30};
  CHECK(area(haidian, std::nullopt) == 110108);
  CHECK(area(haidian, places::AreaCode(110000)) == 110108);
  CHECK(area(haidian, places::AreaCode(110105)) == 110105);
  CHECK(area(haidian, places::AreaCode(350100)) == 0);
  CHECK(area({47.14, 9.52}, std::nullopt) == 943800);
  CHECK(area({32.5, -86.6}, places::AreaCode(943800)) == 0);  // Alabama
  CHECK(area({22.3, 114.17}, std::nullopt) / 10000 == 81);
}

TEST_CASE("a text from outside becomes one line of sound UTF-8") {
  auto const cafe = place_with({{"amenity", "cafe"}, {"name", "A\nB\tC"}});
  CHECK(cafe.name_zh == "A B C");
  CHECK(skipped(element_with({{"amenity", "cafe"}, {"name", "\xff\xfe"}})) == Skip::unnamed);
  CHECK(place_with({{"amenity", "cafe"}, {"name", std::string(300, 'x')}}).name_zh.size() == 80);
}
