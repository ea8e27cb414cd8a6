// SPDX-License-Identifier: Apache-2.0
#include "osm/element.hpp"

#include <doctest/doctest.h>

using namespace osm;

TEST_CASE("a node is read with its tags and its position") {
  auto const node = read_opl(
      "n42 v3 dV c0 t2024-05-01T10:00:00Z i0 u Tname=%6469%%7d0d%%20%B%2c%,fee=no x7.42 y43.73");
  REQUIRE(node);
  CHECK(node->type == ElementType::node);
  CHECK(node->name() == "node/42");
  CHECK(node->find("name") == "摩納 B,");
  CHECK(node->has("fee", "no"));
  CHECK(node->find("charge").empty());
  CHECK(node->box.centre() == base::LatLon{43.73, 7.42});
  CHECK_FALSE(node->is_incomplete);
}

TEST_CASE("a way lies in the middle of those of its nodes that are known") {
  auto const way = read_opl("w7 v1 dV Tleisure=park Nn1x7.0y43.0,n2x7.2y43.4,n3");
  REQUIRE(way);
  CHECK(way->box.centre().lat == doctest::Approx(43.2));
  CHECK(way->box.centre().lon == doctest::Approx(7.1));
  CHECK(way->is_incomplete);
  auto const nowhere = read_opl("w8 v1 dV T Nn1,n2xy");
  REQUIRE(nowhere);
  CHECK(nowhere->box.is_empty());
}

TEST_CASE("a relation names its members") {
  auto const relation = read_opl("r5 v1 dD Ttype=multipolygon Mw12@outer,n3@,r-4@x");
  REQUIRE(relation);
  CHECK(relation->is_deleted);
  REQUIRE(relation->members.size() == 3);
  CHECK(relation->members[0].type == ElementType::way);
  CHECK(relation->members[0].id == 12);
  CHECK(relation->members[2].id == -4);
}

TEST_CASE("what is no line of OPL is not read") {
  for (auto const* line :
       {"", "x1 Tname=a", "nabc", "n1 Tname=%zz%", "n1 Tname=%d800%", "n1  x1", "r1 Mq1@", "c5 k0"})
    CHECK_MESSAGE(!read_opl(line), std::string(line));
  auto const off_the_earth = read_opl("n1 x500 y10");
  REQUIRE(off_the_earth);
  CHECK(off_the_earth->box.is_empty());
}
