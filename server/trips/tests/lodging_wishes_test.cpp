// SPDX-License-Identifier: Apache-2.0
#include "trips/lodging_wishes.hpp"

#include "trips/lodging.hpp"
#include "trips/tests/town.hpp"

using namespace trips;
using places::Kind;
using places::Tag;

namespace {

std::vector<Lodging> houses_for(LodgingWish const& asked, planner::Tier tier) {
  Town const town;
  auto wish = three_days();
  wish.lodging = asked;
  auto const wishes = town.wishes(wish);
  return lodgings_for(wishes, town.city, style_of(tier, wishes), wishes.destination.centre);
}

std::vector<std::string> wrong_fields(LodgingWish const& asked) {
  auto wish = three_days();
  wish.lodging = asked;
  std::vector<std::string> pointers;
  auto const read = Town().read(wish);
  if (auto const* refused = std::get_if<Refused>(&read))
    for (auto const& field : refused->fields) pointers.push_back(field.pointer);
  return pointers;
}

LodgingWish lodging() { return {}; }

}  // namespace

TEST_CASE("stars and prices that were asked for are kept by every house") {
  auto asked = lodging();
  asked.stars_from = 4;
  auto const classy = houses_for(asked, planner::Tier::backpacker);
  REQUIRE_FALSE(classy.empty());
  for (auto const& house : classy) CHECK(house.place->stars.value_or(0) >= 4);
  asked.stars_from.reset();
  asked.night_max = 250;
  auto const cheap = houses_for(asked, planner::Tier::luxury);
  REQUIRE_FALSE(cheap.empty());
  for (auto const& house : cheap) CHECK(house.per_night.high <= base::Money::yuan(250));
  CHECK(cheap.size() < houses_for(lodging(), planner::Tier::luxury).size());
}

TEST_CASE("a house near a place is near it") {
  auto asked = lodging();
  asked.near = "三坊七巷";
  asked.near_km = 1.5;
  Town const town;
  auto const houses = houses_for(asked, planner::Tier::economy);
  REQUIRE_FALSE(houses.empty());
  for (auto const& house : houses)
    CHECK(base::distance_m(house.place->at, town.place("sanfang-qixiang").at) <= 1'500);
}

TEST_CASE("what a house should have comes first, and what it lacks is said") {
  auto asked = lodging();
  asked.kinds = {"hostel"};
  auto const first = houses_for(asked, planner::Tier::luxury).front();
  CHECK(first.place->is(Kind::hostel));
  LodgingWishes wishes;
  wishes.features = {Tag::pool};
  Town const town;
  for (auto const* place : town.city.places)
    if (place->is_lodging()) CHECK(wishes.lacks(*place).empty() == place->has(Tag::pool));
}

TEST_CASE("more rooms than needed are paid for") {
  auto asked = lodging();
  asked.rooms = 2;
  auto const house = houses_for(asked, planner::Tier::economy).front();
  CHECK(house.rooms == 2);
  CHECK(house.per_night.high == room_price(*house.place).high * 2);
}

TEST_CASE("houses, features and places nobody knows are refused at their field") {
  auto asked = lodging();
  asked.names = {"Atlantis"};
  asked.kinds = {"museum"};
  asked.features = {"moat"};
  asked.near = "Atlantis";
  CHECK(wrong_fields(asked) == std::vector<std::string>{"/lodging/names/0", "/lodging/near",
                                                        "/lodging/kinds/0", "/lodging/features/0"});
}

TEST_CASE("the plans sleep as was asked, in every tier") {
  auto wish = three_days();
  wish.budget = 9'000;
  wish.otherNeeds = "住三星以上的酒店";
  for (auto const& tier : Town().tiers(wish))
    for (auto const& each : tier.days)
      if (each.lodging) {
        auto const& house = *town_catalogue().find(places::PlaceKey(each.lodging->key));
        CHECK(house.stars.value_or(0) >= 3);
      }
}

TEST_CASE("a house that does not exist is a conflict with a way out") {
  auto wish = three_days();
  wish.lodging = lodging();
  wish.lodging->stars_from = 5;
  wish.lodging->night_max = 50;
  auto const found = Town().ask(wish);
  auto const* refused = std::get_if<Refused>(&found);
  REQUIRE(refused);
  CHECK(refused->conflicts.front().id == "no_lodging");
  bool const helps = std::any_of(refused->relaxations.begin(), refused->relaxations.end(),
                                 [](auto const& each) { return each.id == "drop_lodging"; });
  CHECK(helps);
}

TEST_CASE(
    "the type of a room says how many are taken, and that its price is the house's only one") {
  Town const town;
  auto const& house = town.place("hanting-station");
  REQUIRE(house.sleeps == 2);
  auto const rooms = [&](planner::Party const& party, assistant::RoomType type) {
    LodgingWishes wishes;
    wishes.room = type;
    return rooms_taken(house, party, wishes);
  };
  CHECK(rooms({2, {}, 1}, assistant::RoomType::single) == 3);
  CHECK(rooms({2, {6}, 0}, assistant::RoomType::single) == 2);
  CHECK(rooms({2, {}, 0}, assistant::RoomType::twin) == 1);
  CHECK(rooms({3, {}, 0}, assistant::RoomType::double_bed) == 2);
  LodgingWishes counted;
  counted.rooms = 2;
  counted.room = assistant::RoomType::single;
  CHECK(rooms_taken(house, {3, {}, 0}, counted) == 2);  // the number that was said

  auto wish = three_days();
  wish.party = PartyWish{2, {}, 0};
  wish.otherNeeds = "要单人间";
  for (auto const& tier : town.tiers(wish)) {
    CHECK(warns(tier.warnings, "room_type_priced_alike"));
    for (auto const& line : tier.ledger)
      if (line.kind == planner::CostKind::lodging) CHECK(line.quantity == 2);
  }
}
