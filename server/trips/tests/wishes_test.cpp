// SPDX-License-Identifier: Apache-2.0
#include "trips/wishes.hpp"

#include "trips/tests/town.hpp"

using namespace trips;
using places::Kind;

namespace {

std::vector<std::string> wrong_fields(Town const& town, Wish const& wish) {
  std::vector<std::string> pointers;
  auto const read = town.read(wish);
  if (auto const* refused = std::get_if<Refused>(&read))
    for (auto const& field : refused->fields) pointers.push_back(field.pointer);
  return pointers;
}

std::vector<std::string> keys_of(std::vector<places::Place const*> const& places) {
  std::vector<std::string> keys;
  for (auto const* place : places) keys.push_back(place->key.str());
  return keys;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("dates that run backwards or too long are refused at the end date") {
  Town const town;
  auto wish = three_days();
  wish.endDate = day("2024-10-24");
  CHECK(wrong_fields(town, wish) == Keys{"/endDate"});
  wish.endDate = day("2024-11-08");  // 15 days
  CHECK(wrong_fields(town, wish) == Keys{"/endDate"});
  wish.endDate = day("2024-11-07");
  CHECK(wrong_fields(town, wish).empty());
}

TEST_CASE("past dates and a missing party are planned with a warning") {
  Town town;
  town.today = day("2026-11-22");
  auto wish = three_days();
  wish.party.reset();
  auto const wishes = town.wishes(wish);
  CHECK(warns(wishes.warnings, "past_dates"));
  CHECK(warns(wishes.warnings, "party_assumed"));
  CHECK(wishes.party.people() == 1);
  town.today = day("2024-10-01");
  CHECK_FALSE(warns(town.wishes(three_days()).warnings, "past_dates"));
}

TEST_CASE("children do not travel alone") {
  auto wish = three_days();
  wish.party = PartyWish{0, {9}, 0};
  CHECK(wrong_fields(Town(), wish) == Keys{"/party/adults"});
  wish.party = PartyWish{0, {9}, 1};
  CHECK(wrong_fields(Town(), wish).empty());
}

TEST_CASE("landscapes are kinds, or places by name") {
  Town const town;
  auto wish = three_days();
  wish.naturalLandscape = "山/湖";
  wish.socialLandscape = "博物馆、三坊七巷";
  auto const wishes = town.wishes(wish);
  CHECK(wishes.natural == std::vector{Kind::mountain, Kind::hill, Kind::lake});
  CHECK(wishes.social == std::vector{Kind::museum});
  CHECK(keys_of(wishes.wished) == Keys{"fuzhou-sanfang-qixiang"});
}

TEST_CASE("a landscape that the city does not have is said, not refused") {
  auto wish = three_days();
  wish.naturalLandscape = "雪山";
  auto const wishes = Town().wishes(wish);
  CHECK(warns(wishes.warnings, "kind_not_here"));
  wish.naturalLandscape = "公园";
  CHECK_FALSE(warns(Town().wishes(wish).warnings, "kind_not_here"));
}

TEST_CASE("what is not understood is reported for every field") {
  using Text = std::optional<std::string> Wish::*;
  for (auto const field : std::initializer_list<Text>{
           &Wish::naturalLandscape, &Wish::socialLandscape, &Wish::cuisine, &Wish::otherNeeds}) {
    auto wish = three_days();
    wish.*field = "量子纠缠";
    CHECK(warns(Town().wishes(wish).warnings, "not_understood"));
    wish.*field = "无";
    CHECK_FALSE(warns(Town().wishes(wish).warnings, "not_understood"));
  }
}

TEST_CASE("other needs: names are musts, refusals avoid, moods set the pace") {
  Town const town;
  auto wish = three_days();
  wish.otherNeeds = "一定要去鼓山，不去达明美食街，不要寺庙，轻松一点，不吃辣，少走路";
  auto const wishes = town.wishes(wish);
  CHECK(keys_of(wishes.must) == Keys{"fuzhou-gushan"});
  CHECK(keys_of(wishes.avoid) == Keys{"fuzhou-daming-food-street"});
  CHECK(wishes.avoid_kinds == std::vector{Kind::temple});
  CHECK(wishes.likes.pace == planner::Pace::relaxed);
  CHECK(wishes.likes.avoids_spicy);
  CHECK(wishes.likes.walks_little);
  CHECK_FALSE(warns(wishes.warnings, "not_understood"));
}

TEST_CASE("not climbing avoids mountains and hills") {
  auto wish = three_days();
  wish.otherNeeds = "不爬山";
  auto const wishes = Town().wishes(wish);
  CHECK(wishes.avoid_kinds == std::vector{Kind::mountain, Kind::hill});
}

TEST_CASE("the pace that was chosen beats the one that was said") {
  auto wish = three_days();
  wish.pace = planner::Pace::normal;
  wish.otherNeeds = "特种兵";
  CHECK(Town().wishes(wish).likes.pace == planner::Pace::normal);
}

TEST_CASE("musts and stations are found by name or key, or refused at their place") {
  Town const town;
  auto wish = three_days();
  wish.must = {"鼓山", "fuzhou-yushan", "Atlantis", "福州香格里拉"};
  CHECK(wrong_fields(town, wish) == Keys{"/must/2", "/must/3"});
  wish.must.clear();
  wish.arrival = PointWish{std::nullopt, "14:30"};
  wish.departure = PointWish{"福州长乐国际机场", "19:05"};
  auto const wishes = town.wishes(wish);
  CHECK(wishes.arrival->place == "fuzhou-station");
  CHECK(wishes.arrival->at == base::Minutes(14 * 60 + 30));
  CHECK(wishes.departure->place == "fuzhou-airport");
  wish.arrival->place = "三坊七巷";
  CHECK(wrong_fields(town, wish) == Keys{"/arrival/place"});
}

TEST_CASE("a day trip must leave after it arrives") {
  auto wish = three_days();
  wish.endDate = wish.startDate;
  wish.arrival = PointWish{std::nullopt, "14:30"};
  wish.departure = PointWish{std::nullopt, "09:00"};
  CHECK(wrong_fields(Town(), wish) == Keys{"/departure/at"});
}

TEST_CASE("a destination is found, asked about or refused with choices") {
  Town const town;
  auto const find = [&](char const* text) {
    return find_destination(text, town.areas, town_catalogue());
  };
  CHECK(std::get<Destination>(find("Fuzhou")).area == places::AreaCode(350100));
  CHECK(std::get<Destination>(find("福建省福州市鼓楼区")).full_name.zh == "福建省福州市鼓楼区");
  auto const gulou = std::get<Refused>(find("鼓楼区"));
  CHECK(gulou.code == "ambiguous_destination");
  CHECK(gulou.choices.size() >= 2);
  CHECK(gulou.fields.front().pointer == "/destination");
  CHECK(std::get<Refused>(find("福洲市x")).code == "unknown_destination");
  auto const lhasa = std::get<Refused>(find("拉萨市"));
  CHECK(lhasa.code == "no_catalogue");
  CHECK(lhasa.choices.front().adcode == "350100");
  CHECK(std::get<Destination>(find("福建省")).area == places::AreaCode(350100));  // the only city
}

TEST_CASE("a diet is what people say of themselves, not what they would like to try") {
  Town const town;
  auto const diets_of = [&](char const* words) {
    auto wish = three_days();
    wish.otherNeeds = words;
    return town.wishes(wish).diets;
  };
  CHECK(diets_of("我们吃素，少走路") == std::vector<std::string>{"vegetarian"});
  CHECK(diets_of("全家穆斯林") == std::vector<std::string>{"halal"});
  CHECK(diets_of("we are vegetarian") == std::vector<std::string>{"vegetarian"});
  CHECK(diets_of("想吃素食餐厅，看清真寺").empty());
  CHECK(diets_of("不吃素").empty());
}
