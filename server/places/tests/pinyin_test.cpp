// SPDX-License-Identifier: Apache-2.0
#include "places/pinyin.hpp"

#include <doctest/doctest.h>

using namespace places;

namespace {

std::string read(std::string_view text) {
  std::string told;
  for (auto const& syllable : Pinyin::bundled().syllables(text))
    told += (told.empty() ? "" : " ") + syllable;
  return told;
}

}  // namespace

TEST_CASE("a name is read character by character, and known words as words") {
  CHECK(read("三坊七巷") == "san fang qi xiang");
  CHECK(read("厦门大学") == "xia men da xue");
  CHECK(read("大厦") == "da sha");
  CHECK(read("成都") == "cheng du");
  CHECK(read("首都") == "shou dou");  // a word nobody listed is read by its characters
  CHECK(read("绿岛") == "lv dao");
  CHECK(read("").empty());
}

TEST_CASE("what is not Chinese stands as it is between what is") {
  CHECK(read("KFC 肯德基2号店") == "KFC ken de ji 2 hao dian");
  CHECK(read("Café de Paris") == "Café de Paris");
  CHECK(Pinyin::bundled().latin_name("五四路 KFC") == "Wu Si Lu KFC");
}

TEST_CASE("a character may be read in several ways") {
  auto const& readings = Pinyin::bundled().readings("长");
  CHECK(std::ranges::find(readings, "chang") != readings.end());
  CHECK(std::ranges::find(readings, "zhang") != readings.end());
  CHECK(Pinyin::bundled().readings("x").empty());
}

TEST_CASE("a table of readings with a wrong line is refused with its number") {
  auto const pinyin = Pinyin::read("kind,reading,text\nfirst,a,啊\nsecond,b,吧\n");
  REQUIRE(pinyin.has_error());
  CHECK(pinyin.error().why == "Line 3: not a reading.");
}
