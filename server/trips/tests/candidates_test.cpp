// SPDX-License-Identifier: Apache-2.0
#include "trips/candidates.hpp"

#include "trips/lodging.hpp"
#include "trips/prices.hpp"
#include "trips/tests/town.hpp"

using namespace trips;
using planner::Tier;

namespace {

std::vector<Candidate> found(Town const& town, Wish const& wish, Tier tier = Tier::economy) {
  auto const wishes = town.wishes(wish);
  return candidates_for(wishes, town.city, Openings(wishes, town.city), style_of(tier, wishes));
}

Candidate const* of(std::vector<Candidate> const& candidates, std::string const& slug) {
  for (auto const& candidate : candidates)
    if (candidate.place->key.str() == "fuzhou-" + slug) return &candidate;
  return nullptr;
}

double score(Town const& town, Wish const& wish, std::string const& slug,
             Tier tier = Tier::economy) {
  auto const candidates = found(town, wish, tier);
  auto const* candidate = of(candidates, slug);
  REQUIRE(candidate != nullptr);
  return candidate->score;
}

}  // namespace

TEST_CASE("hard needs leave only places that say yes") {
  Town const town;
  for (auto const need : {&Wish::accessibility, &Wish::kidFriendly, &Wish::petFriendly}) {
    auto wish = three_days();
    wish.*need = true;
    auto const wishes = town.wishes(wish);
    auto const candidates = found(town, wish);
    CHECK_FALSE(candidates.empty());
    for (auto const& candidate : candidates) CHECK(meets_needs(*candidate.place, wishes));
  }
  auto wish = three_days();
  wish.accessibility = true;
  CHECK(of(found(town, wish), "gushan") == nullptr);         // no
  CHECK(of(found(town, wish), "xichan-temple") == nullptr);  // unknown
}

TEST_CASE("unknown hours or prices are only for places that were asked for") {
  Town const town;
  auto wish = three_days();
  CHECK(of(found(town, wish), "wuta") == nullptr);  // hours unknown
  wish.must = {"乌塔"};
  auto const candidates = found(town, wish);
  auto const* wuta = of(candidates, "wuta");
  REQUIRE(wuta != nullptr);
  CHECK(wuta->is_mandatory);
  CHECK(wuta->windows[0].front().from == 9 * 60);
}

TEST_CASE("windows follow the opening hours of the date") {
  Town const town;
  auto const& museum = town.place("fujian-museum");  // closed on Mondays
  CHECK(windows_on(museum, day("2024-10-28"), 60).empty());
  auto const tuesday = windows_on(museum, day("2024-10-29"), 60);
  REQUIRE(tuesday.size() == 1);
  CHECK(tuesday[0].from == 9 * 60);
  CHECK(tuesday[0].until == 17 * 60);
  CHECK(tuesday[0].last_start <= 16 * 60);
}

TEST_CASE("places open round the clock are visited at hours that suit them") {
  Town const town;
  auto const gushan = windows_on(town.place("gushan"), day("2024-10-25"), 120);
  CHECK(gushan.front().from >= 7 * 60);
  CHECK(gushan.back().until <= 20 * 60 + 30);
  auto const plaza = windows_on(town.place("jiefang-bridge"), day("2024-10-25"), 20);
  CHECK(plaza.front().from >= 17 * 60 + 45);
}

TEST_CASE("what is asked for scores higher") {
  Town const town;
  auto const plain = three_days();
  auto wish = plain;
  wish.naturalLandscape = "山";
  CHECK(score(town, wish, "gushan") > 1.5 * score(town, plain, "gushan"));
  wish = plain;
  wish.socialLandscape = "西禅寺";
  CHECK(score(town, wish, "xichan-temple") > score(town, wish, "sanfang-qixiang"));
  wish = plain;
  wish.cuisine = "素食";
  CHECK(score(town, wish, "jishanzhai-beihuan") > 2 * score(town, plain, "jishanzhai-beihuan"));
  wish = plain;
  wish.otherNeeds = "不吃辣";
  CHECK(score(town, wish, "haidilao-dongbai") < 0.2 * score(town, plain, "haidilao-dongbai"));
  wish = plain;
  wish.otherNeeds = "少走路";
  CHECK(score(town, wish, "gushan") < score(town, plain, "gushan"));
}

TEST_CASE("near the named district counts more") {
  Town const town;
  auto wish = three_days();
  auto const in_gulou = score(town, wish, "yantaishan");
  wish.destination = "福建省福州市仓山区";
  CHECK(score(town, wish, "yantaishan") > in_gulou);
}

TEST_CASE("each tier prefers meals at its own price") {
  Town const town;
  auto const wish = three_days();
  CHECK(score(town, wish, "shang-palace", Tier::luxury) >
        score(town, wish, "shang-palace", Tier::backpacker));
  CHECK(score(town, wish, "mujin-meatball", Tier::backpacker) >
        score(town, wish, "mujin-meatball", Tier::luxury));
}

TEST_CASE("what is to be avoided is no candidate") {
  Town const town;
  auto wish = three_days();
  wish.avoid = {"三坊七巷", "museum"};
  auto const candidates = found(town, wish);
  CHECK(of(candidates, "sanfang-qixiang") == nullptr);
  CHECK(of(candidates, "fujian-museum") == nullptr);
  CHECK(of(candidates, "yushan") != nullptr);
}

TEST_CASE("there are no more candidates than can be planned quickly") {
  auto const candidates = found(Town(), three_days());
  CHECK(candidates.size() > 40);
  CHECK(candidates.size() <= 100);
}

TEST_CASE("tickets and meals are paid by who pays, children under six go free") {
  Town const town;
  planner::Party const family{2, {4, 9}, 1};
  auto const temple = cost_of_visit(town.place("yongquan-temple"), family);  // 40, child 20 …
  auto const& prices = town.place("yongquan-temple").prices;
  REQUIRE_FALSE(prices.child.is_unknown());
  CHECK(temple.low == prices.adult.amount() * 2 + prices.child.amount() + prices.senior.amount());
  auto const meal = cost_of_visit(town.place("antailou"), family);
  CHECK(meal.high == base::Money::yuan(75 * 4));
  CHECK(cost_of_visit(town.place("gushan"), family).high.is_zero());
}

TEST_CASE("an unknown ticket is a range and never nothing") {
  auto const cost = cost_of_visit(Town().place("city-science-museum"), {1, {}, 0});
  CHECK_FALSE(cost.is_known);
  CHECK(cost.low < cost.high);
  CHECK(cost.low > base::Money());
}

TEST_CASE("beds: rooms for everybody, of the tier's class, meeting the needs") {
  Town const town;
  auto wish = three_days();
  wish.party = PartyWish{3, {}, 0};
  auto const wishes = town.wishes(wish);
  auto const best = [&](Tier tier) {
    auto const centre = town.place("sanfang-qixiang").at;
    return lodgings_for(wishes, town.city, style_of(tier, wishes), centre).front();
  };
  CHECK(best(Tier::luxury).place->stars >= 4);
  CHECK(best(Tier::economy).place->stars <= 3);
  CHECK(best(Tier::backpacker).place->stars == 1);
  CHECK(best(Tier::luxury).rooms == 2);
  CHECK(best(Tier::luxury).per_night.high == best(Tier::luxury).place->prices.adult.amount() * 2);

  wish.accessibility = true;
  auto const needs = town.wishes(wish);
  for (auto const& bed : lodgings_for(needs, town.city, style_of(Tier::economy, needs), {26, 119}))
    CHECK(bed.place->step_free == places::Known::yes);
}

TEST_CASE("who eats no meat is only led to places known to cook without") {
  Town const town;
  auto wish = three_days();
  auto const all = found(town, wish);
  wish.otherNeeds = "我们吃素";
  auto const some = found(town, wish);
  auto const meals = [](std::vector<Candidate> const& list) {
    return std::count_if(list.begin(), list.end(), [](auto const& each) { return each.is_meal; });
  };
  CHECK(meals(all) > 10);
  CHECK(meals(some) > 0);
  for (auto const& each : some)
    if (each.is_meal) CHECK(each.place->serves(places::Cuisine::vegetarian));
}

TEST_CASE("where no last entry is known one comes an hour before closing, to a meal half an hour") {
  Town const town;
  auto place = town.place("fujian-museum");
  place.last_entry.reset();
  CHECK(windows_on(place, day("2024-10-25"), 30).back().last_start == 16 * 60);
}
