// SPDX-License-Identifier: Apache-2.0
// What the free text of a wish does to its planning.
#include "trips/plan_text.hpp"
#include "trips/tests/town.hpp"
#include "trips/wishes.hpp"

using namespace trips;
using places::Cuisine;
using places::Kind;
using places::Tag;

namespace {

Wishes said(char const* words) {
  auto wish = three_days();
  wish.otherNeeds = words;
  return Town().wishes(wish);
}

std::vector<std::string> codes_of(Wishes const& wishes) {
  std::vector<std::string> codes;
  for (auto const& warning : wishes.warnings)
    if (warning.code != "breakfast_not_included") codes.push_back(warning.code);
  return codes;
}

using Codes = std::vector<std::string>;

template <class T>
bool holds(std::vector<T> const& list, T value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

TEST_CASE("words of the requirement mean kinds, cuisines and moods") {
  auto const landscape = [](char const* words) {
    auto wish = three_days();
    wish.naturalLandscape = words;
    return Town().wishes(wish).natural;
  };
  CHECK(landscape("草原/海滩/雪山") ==
        std::vector{Kind::grassland, Kind::beach, Kind::snow_mountain});
  CHECK(landscape("山") == std::vector{Kind::mountain, Kind::hill});
  CHECK(landscape("科技馆") == std::vector{Kind::science_museum});
  CHECK(landscape("lakes and temples") == std::vector{Kind::lake, Kind::temple});
  CHECK(said("想吃闽菜").likes.cuisines == std::vector{Cuisine::fujian});
  CHECK(holds(said("想看夜景").likes.tags, Tag::night));
  CHECK(said("特种兵").likes.pace == planner::Pace::intense);
  CHECK(said("带老人").likes.pace == planner::Pace::relaxed);
  CHECK(said("带老人").likes.walks_little);
  CHECK(said("孕妇").likes.walks_little);
  CHECK(said("想吃海鲜").likes.kinds.empty());  // no 海
}

TEST_CASE("a place that is merely liked is no must") {
  auto const wishes = said("最好能去鼓山，一定要去三坊七巷");
  REQUIRE(wishes.wished.size() == 1);
  CHECK(wishes.wished[0]->key.str() == "fuzhou-gushan");
  REQUIRE(wishes.must.size() == 1);
  CHECK(wishes.must[0]->key.str() == "fuzhou-sanfang-qixiang");
  CHECK(said("去鼓山或者三坊七巷").must.empty());
}

TEST_CASE("refused food is refused, and no more") {
  auto const wishes = said("不吃海鲜，不吃辣");
  CHECK(wishes.avoid_cuisines == std::vector{Cuisine::seafood});
  CHECK(wishes.likes.avoids_spicy);
  CHECK(codes_of(wishes).empty());
  Town const town;
  auto const style = style_of(planner::Tier::economy, wishes);
  for (auto const& candidate :
       candidates_for(wishes, town.city, Openings(wishes, town.city), style))
    if (candidate.is_meal) CHECK_FALSE(candidate.place->serves(Cuisine::seafood));
}

TEST_CASE("caps on meals and tickets keep dearer places out") {
  auto const wishes = said("每顿饭人均不超过40，每张门票不超过20");
  REQUIRE(wishes.each_day.meal_max);
  CHECK(*wishes.each_day.meal_max == base::Money::yuan(40));
  Town const town;
  auto const style = style_of(planner::Tier::luxury, wishes);
  int meals = 0;
  for (auto const& candidate :
       candidates_for(wishes, town.city, Openings(wishes, town.city), style)) {
    if (!candidate.is_meal) continue;
    ++meals;
    CHECK(candidate.place->prices.adult.amount() <= base::Money::yuan(40));
  }
  CHECK(meals > 0);
}

TEST_CASE("a day begins and ends when it was asked to") {
  auto wish = three_days();
  wish.otherNeeds = "晚上七点前回酒店，每天上午十点以后再出门，一天最多两个景点";
  auto const tiers = Town().tiers(wish);
  for (auto const& tier : tiers)
    for (auto const& each : tier.days) {
      CAPTURE(each.title.en);
      CHECK(each.legs.front().start >= "10:00");
      CHECK(each.legs.back().end <= "19:00");
      auto const sights =
          std::count_if(each.visits.begin(), each.visits.end(),
                        [](VisitAnswer const& visit) { return visit.meal == planner::Meal::none; });
      CHECK(sights <= 2);
    }
}

TEST_CASE("an hour to be somewhere narrows the windows of that place alone") {
  auto const wishes = said("早上十点前到鼓山");
  Town const town;
  auto const style = style_of(planner::Tier::economy, wishes);
  int later = 0;
  for (auto const& candidate :
       candidates_for(wishes, town.city, Openings(wishes, town.city), style))
    for (auto const& windows : candidate.windows)
      for (auto const& window : windows) {
        if (candidate.place->key.str() == "fuzhou-gushan")
          CHECK(window.last_start <= 10 * 60);
        else
          later += window.last_start > 10 * 60;
      }
  CHECK(later > 0);
}

TEST_CASE("lengths and the order of visits are kept") {
  auto wish = three_days();
  wish.otherNeeds = "在三坊七巷玩两个小时以上，先去鼓山再去三坊七巷";
  for (auto const& tier : Town().tiers(wish)) {
    std::string climbed;
    std::string walked;
    for (auto const& each : tier.days)
      for (auto const& visit : each.visits) {
        auto const when = base::to_text(each.date) + visit.start;
        if (visit.place.key == "fuzhou-gushan") climbed = when;
        if (visit.place.key != "fuzhou-sanfang-qixiang") continue;
        walked = when;
        auto const minutes = [](std::string const& clock) {
          return std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3));
        };
        CHECK(minutes(visit.end) - minutes(visit.start) >= 120);
      }
    REQUIRE_FALSE(climbed.empty());
    REQUIRE_FALSE(walked.empty());
    CHECK(climbed < walked);
  }
}

TEST_CASE("whoever will not take a taxi takes a bus") {
  auto wish = three_days();
  wish.otherNeeds = "不打车";
  for (auto const& tier : Town().tiers(wish))
    for (auto const& each : tier.days)
      for (auto const& leg : each.legs) CHECK(leg.mode != planner::Mode::taxi);
}

TEST_CASE("where a field says otherwise the field counts, and that is said") {
  auto wish = three_days();
  wish.otherNeeds = "一共五个人，预算9000，玩四天，10月30号出发，去厦门";
  auto const wishes = Town().wishes(wish);
  CHECK(wishes.party.people() == 1);
  CHECK(wishes.budget == base::Money::yuan(6000));
  CHECK(wishes.days() == 3);
  auto const codes = codes_of(wishes);
  CHECK(std::count(codes.begin(), codes.end(), "contradicts_field") == 5);
}

TEST_CASE("a party in words counts where the field is empty") {
  auto wish = three_days();
  wish.party.reset();
  wish.otherNeeds = "两个大人带一个5岁的孩子";
  auto const wishes = Town().wishes(wish);
  CHECK(wishes.party.adults == 2);
  CHECK(wishes.party.child_ages == std::vector{5});
  CHECK_FALSE(warns(wishes.warnings, "party_assumed"));
}

TEST_CASE("what is understood and cannot be used is said once") {
  CHECK(codes_of(said("第二天下午的鼓山换成西湖")) == Codes{"not_used"});
  CHECK(codes_of(said("量子纠缠，少走路")) == Codes{"not_understood"});
  CHECK(codes_of(said("都可以")).empty());
}

TEST_CASE("a hotel in words is a wish about the lodging") {
  auto const wishes = said("住四星以上的酒店，每晚500以内，离三坊七巷2公里以内，含早");
  CHECK(wishes.lodging.stars_from == 4);
  CHECK(wishes.lodging.night_max == base::Money::yuan(500));
  REQUIRE(wishes.lodging.near);
  CHECK(wishes.lodging.near->key.str() == "fuzhou-sanfang-qixiang");
  CHECK(*wishes.lodging.near_km == doctest::Approx(2));
  CHECK(wishes.lodging.features == std::vector{Tag::breakfast});
  CHECK(codes_of(wishes).empty());
}

TEST_CASE("an early or a late hour makes the day longer, not impossible") {
  Town const town;
  for (auto const* text :
       {"早上十点前到鼓山", "第二天早上八点到鼓山", "早上七点到西湖公园", "晚上十点到解放大桥"}) {
    CAPTURE(text);
    auto wish = three_days();
    wish.otherNeeds = text;
    auto const wishes = town.wishes(wish);
    REQUIRE(wishes.visit_hours.size() == 1);
    auto const& asked = wishes.visit_hours[0];
    for (auto const& tier : town.tiers(wish)) {
      auto const plan = plan_from(tier).value();
      int seen = 0;
      for (auto const& day : plan.days)
        for (auto const& visit : day.visits) {
          if (visit.place != asked.place->key.str()) continue;
          ++seen;
          CHECK(visit.stay.from <= asked.at + base::Minutes(15));
        }
      CHECK(seen == 1);
    }
  }
}

TEST_CASE("who asks for a slow pace keeps it, whatever the hour") {
  auto const wishes = said("慢一点，早上八点到鼓山");
  CHECK(style_of(planner::Tier::luxury, wishes).pace == planner::Pace::relaxed);
  CHECK(style_of(planner::Tier::luxury, said("早上十点前到鼓山")).pace == planner::Pace::normal);
}
