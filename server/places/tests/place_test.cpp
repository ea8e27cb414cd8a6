// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/expects.hpp"
#include "places/place.hpp"

using namespace places;

TEST_CASE("every word of the vocabularies is read back as itself") {
  auto const check_all = []<class Word>(Word) {
    auto const words = words_of(Word{});
    for (std::size_t i = 0; i < words.size(); ++i) {
      auto const word = from_word<Word>(words[i]);
      REQUIRE(word);
      CHECK(to_word(*word) == words[i]);
      CHECK(static_cast<std::size_t>(*word) == i);
    }
  };
  check_all(Kind{});
  check_all(Cuisine{});
  check_all(Tag{});
  check_all(Known{});
  check_all(Booking{});
  CHECK(to_word(Kind::snow_mountain) == "snow_mountain");
  CHECK(!from_word<Kind>("volcano"));
  CHECK(!from_word<Cuisine>(""));
}

TEST_CASE("a place key is lower-case words joined by hyphens") {
  CHECK(PlaceKey::parse("fuzhou-gushan")->str() == "fuzhou-gushan");
  for (auto const* wrong : {"", "Fuzhou-gushan", "-gushan", "gushan-", "fuzhou--gushan", "鼓山",
                            "fuzhou_gushan", "fuzhou gushan"})
    CHECK_MESSAGE(!PlaceKey::parse(wrong), wrong);
  CHECK(!PlaceKey::parse(std::string(81, 'a')));
  CHECK_THROWS_AS(PlaceKey("Not a key"), base::Bug);
}

TEST_CASE("an unknown price is not zero, and a price of zero is free") {
  CHECK(Price::of(base::Money::yuan(0)) == Price::free());
  CHECK(Price::free().amount().is_zero());
  CHECK(Price().is_unknown());
  CHECK_THROWS_AS((void)Price().amount(), base::Bug);
}

TEST_CASE("an area code knows its province and the city people mean") {
  CHECK(AreaCode::parse("350102")->city() == AreaCode(350100));
  CHECK(AreaCode(350102).province() == AreaCode(350000));
  CHECK(AreaCode(110105).city() == AreaCode(110000));
  CHECK(AreaCode(429004).city() == AreaCode(429004));
  CHECK(AreaCode(350100).is_city());
  CHECK(AreaCode(110000).is_city());
  CHECK(!AreaCode(350000).is_city());
  CHECK(!AreaCode(110105).is_city());
  CHECK(AreaCode(350100).covers(AreaCode(350102)));
  CHECK(AreaCode(350000).covers(AreaCode(350102)));
  CHECK(!AreaCode(350200).covers(AreaCode(350102)));
  for (auto const* wrong : {"", "35010", "3501022", "35010x", "050102", "-50102"})
    CHECK_MESSAGE(!AreaCode::parse(wrong), wrong);
}

TEST_CASE("a market among the kinds makes a sight a place to eat as well") {
  Place street;
  street.kinds = {Kind::historic_street, Kind::food_street};
  CHECK(street.is_sight());
  CHECK(street.is_eating());
  Place restaurant;
  restaurant.kinds = {Kind::restaurant};
  CHECK(restaurant.is_eating());
  CHECK(!restaurant.is_sight());
}
