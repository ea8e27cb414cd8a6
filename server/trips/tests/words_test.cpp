// SPDX-License-Identifier: Apache-2.0
#include "trips/words.hpp"

#include <doctest/doctest.h>

using namespace trips;
using places::Cuisine;
using places::Kind;

TEST_CASE("every word of the vocabularies has a name in both languages") {
  for (std::size_t i = 0; i < places::words_of(Kind{}).size(); ++i) {
    CHECK_FALSE(name_of(static_cast<Kind>(i)).zh.empty());
    CHECK_FALSE(name_of(static_cast<Kind>(i)).en.empty());
  }
  for (std::size_t i = 0; i < places::words_of(Cuisine{}).size(); ++i)
    CHECK_FALSE(name_of(static_cast<Cuisine>(i)).en.empty());
  CHECK(name_of(Kind::police).en == "police");  // the last of each list stands at its place
  CHECK(name_of(Cuisine::tea).en == "tea");
  CHECK(name_of(Kind::museum).zh == "博物馆");
  CHECK(name_of(Cuisine::seafood).zh == "海鲜");
  CHECK(weekday_name(base::parse_day("2024-10-25").value()).en == "Friday");
}
