// SPDX-License-Identifier: Apache-2.0
#include "notices/live.hpp"

#include <doctest/doctest.h>

using namespace notices;
using namespace std::chrono_literals;

namespace {

struct House {
  base::ManualClock clock{base::Instant{1000s}};
  Live live{clock, {.per_person = 2, .in_all = 3, .longest = 15min}};
};

}  // namespace

TEST_CASE("every page of a person hears what is published for them, and nobody else's does") {
  House house;
  auto const phone = house.live.listen("anna").value();
  auto const laptop = house.live.listen("anna").value();
  auto const other = house.live.listen("bela").value();
  house.live.publish("anna", "trip", R"({"version":2})", "01A");
  std::string const expected = "id: 01A\nevent: trip\ndata: {\"version\":2}\n\n";
  CHECK(phone->take() == expected);
  CHECK(laptop->take() == expected);
  CHECK(other->take().empty());
}

TEST_CASE("pages are counted by person and in all, and who left makes room") {
  House house;
  auto const first = house.live.listen("anna").value();
  auto const second = house.live.listen("anna").value();
  auto const third = house.live.listen("anna");
  REQUIRE(third.has_error());
  CHECK(third.error().kind == base::Refusal::too_many);
  CHECK(third.error().retry_after.has_value());

  auto const of_bela = house.live.listen("bela").value();
  CHECK(house.live.listen("cora").error().kind == base::Refusal::unavailable);
  CHECK(house.live.listeners() == 3);

  first->abandon();
  CHECK(house.live.listen("anna").has_value());
  of_bela->abandon();
  house.live.tidy();
  CHECK(house.live.listeners() == 2);
  CHECK(house.live.listen("cora").has_value());
}

TEST_CASE("a page has to ask again after a while, and when its person is gone") {
  House house;
  auto const old = house.live.listen("anna").value();
  house.clock.advance(10min);
  auto const young = house.live.listen("anna").value();
  house.clock.advance(5min);
  house.live.tidy();
  CHECK(!old->is_open());
  CHECK(young->is_open());

  house.live.end_all_of("anna");
  CHECK(!young->is_open());
  CHECK(house.live.listeners() == 0);
}

TEST_CASE("a page that takes nothing is cut and the others hear on") {
  House house;
  auto const slow = house.live.listen("anna").value();
  auto const quick = house.live.listen("anna").value();
  std::string const large(100'000, 'x');
  for (int i = 0; i < 4; ++i) {
    house.live.publish("anna", "trip", large);
    CHECK(quick->take().size() > large.size());
  }
  CHECK(!slow->is_open());
  CHECK(quick->is_open());
}
