// SPDX-License-Identifier: Apache-2.0
#include "places/names.hpp"

#include <doctest/doctest.h>

using namespace places;

TEST_CASE("names are compared without spaces and punctuation") {
  CHECK(compact(" 三坊七巷（南后街） ") == "三坊七巷南后街");
  CHECK(compact("San Fang-Qi Xiang") == "sanfangqixiang");
  CHECK(compact("Xi'an") == compact("Xi’an"));
  CHECK(compact("·—") == "");
}

TEST_CASE("the distance of two names is counted in characters, up to a limit") {
  CHECK(edit_distance("鼓山", "鼓山", 2) == 0);
  CHECK(edit_distance("鼓山", "古山", 2) == 1);
  CHECK(edit_distance("三坊七巷", "七坊三巷", 2) == 2);
  CHECK(edit_distance("kitten", "sitting", 3) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
  CHECK(edit_distance("", "", 0) == 0);
}

TEST_CASE("accents fall away and other scripts stay") {
  CHECK(without_accents("Musée Océanographique ß Łódź") == "Musee Oceanographique s lodz");
  CHECK(without_accents("鼓山 Ωmega") == "鼓山 Ωmega");
}
