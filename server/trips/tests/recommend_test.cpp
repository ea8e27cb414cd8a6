// SPDX-License-Identifier: Apache-2.0
#include "trips/recommend.hpp"

#include <map>
#include <random>
#include <regex>
#include <set>

#include "http/json_text.hpp"
#include "trips/catalogue_world.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/narration.hpp"
#include "trips/plan_text.hpp"
#include "trips/tests/times_over.hpp"
#include "trips/tests/town.hpp"

using namespace trips;

namespace {

// Everything that must be true of whatever is handed out.
void check_answer(Town const& town, Wish const& wish, std::vector<TierAnswer> const& tiers) {
  CatalogueWorld const world(town.city, town.travel_times);
  REQUIRE(tiers.size() == 3);
  std::vector<planner::Plan> plans;
  for (auto const& tier : tiers) {
    auto const plan = plan_from(tier).value();
    auto const certificate = planner::verify(plan, tier.needs, world);
    CHECK(certificate.verdict != planner::Verdict::violated);
    CHECK(plan.total.high.minor() <= wish.budget * 100);
    std::int64_t sum = 0;
    for (auto const& line : tier.ledger) {
      sum += line.total.high_minor;
      CHECK(line.as_of != base::Day{});  // what has no day says none
    }
    CHECK(sum == tier.total.high_minor);
    CHECK_FALSE(tier.itinerary.empty());
    plans.push_back(plan);
  }
  CHECK(planner::verify_tiers(plans).may_be_shown());
  CHECK(tiers[0].total.high_minor > tiers[1].total.high_minor);
  CHECK(tiers[1].total.high_minor > tiers[2].total.high_minor);
}

std::string all_text(std::vector<TierAnswer> const& tiers) {
  std::string text;
  for (auto const& tier : tiers) text += to_text(tier);
  return text;
}

// Thousands are parted in both languages: ¥1,280.
bool parts_thousands(Words const& text) {
  static std::regex const unparted("¥[0-9]{4}");
  return !std::regex_search(text.zh, unparted) && !std::regex_search(text.en, unparted);
}

bool speaks_of_thousands(Words const& text) {
  static std::regex const parted("¥[0-9]{1,3},[0-9]{3}");
  return std::regex_search(text.zh, parted) && std::regex_search(text.en, parted);
}

}  // namespace

TEST_CASE("three tiers, dearest first, each verified, within the budget, and all green") {
  Town const town;
  auto const wish = three_days();
  auto const tiers = town.tiers(wish);
  check_answer(town, wish, tiers);
  CHECK(tiers[0].otherNeeds == "豪华尊享游");
  CHECK(tiers[1].otherNeeds == "经济适用游");
  CHECK(tiers[2].otherNeeds == "特种兵穷游");
  for (auto const& tier : tiers) {
    CHECK(tier.certificate.verdict == planner::Verdict::holds);
    CHECK(tier.destination == "福建省福州市鼓楼区");
    CHECK(tier.days.size() == 3);
    CHECK_FALSE(tier.summary.en.empty());
    CHECK_FALSE(tier.highlights.empty());
  }
  CHECK(tiers[0].days[0].weekday == 5);
  CHECK_FALSE(tiers[0].differences.empty());
  CHECK(tiers[2].differences.empty());
  CHECK(speaks_of_thousands(tiers[0].differences[0]));
  for (auto const& text : tiers[0].differences) CHECK(parts_thousands(text));
}

TEST_CASE("a plan says which wish steered it, what was left out and why") {
  Town const town;
  auto wish = three_days();
  wish.endDate = day("2024-10-28");  // Friday to Monday
  wish.startDate = day("2024-10-28");
  wish.naturalLandscape = "山";
  wish.socialLandscape = "博物馆";
  wish.cuisine = "川菜";
  auto const tiers = town.tiers(wish);
  auto const& reasoning = tiers[1].reasoning;
  std::map<std::string, SteerAnswer> steers;
  for (auto const& steer : reasoning.steered_by) steers[steer.asked.zh] = steer;
  REQUIRE(steers.contains("山岳"));
  CHECK(steers["山岳"].wish == "naturalLandscape");
  for (auto const& place : steers["山岳"].places)
    CHECK(town.city.find(place.key)->is(places::Kind::mountain));
  REQUIRE(steers.contains("博物馆"));
  CHECK(steers["博物馆"].places.empty());  // every one of them is closed on Mondays
  CHECK(steers["博物馆"].text.zh == "想要博物馆：没有排上合适的");

  REQUIRE_FALSE(reasoning.left_out.empty());
  std::map<std::string, LeftOutAnswer> left;
  for (auto const& each : reasoning.left_out) {
    CHECK_FALSE(each.text.zh.empty());
    CHECK_FALSE(each.text.en.empty());
    CHECK_FALSE(visits(tiers[1], each.place.key.substr(7)));
    left[each.place.key] = each;
  }
  REQUIRE(left.contains("fuzhou-fujian-museum"));
  CHECK(left["fuzhou-fujian-museum"].why == LeftOutWhy::closed);
}

TEST_CASE("how much better a plan might be follows from the bound on its score") {
  Town const town;
  auto const wishes = town.wishes(three_days());
  Ground const ground(town.city, town.travel_times, wishes);
  auto const style = style_of(planner::Tier::economy, wishes);
  auto made = *draft(wishes, ground, {.style = style, .cap = wishes.budget}).draft;
  made.score = 190;
  made.score_bound = 200;
  auto const told = narrate(made, nullptr, wishes, ground).reasoning;
  CHECK(told.gap_percent == 5.0);
  CHECK(told.gap_text.en.find("more than 5.0 % better") != std::string::npos);
  made.score = 200;
  CHECK(narrate(made, nullptr, wishes, ground).reasoning.gap_percent == 0.0);
  made.score_bound = 0;  // nobody worked one out
  CHECK_FALSE(narrate(made, nullptr, wishes, ground).reasoning.gap_percent.has_value());
}

TEST_CASE("a sight in the open has a roof to go to at its time") {
  Town const town;
  int in_the_open = 0;
  for (auto const& tier : town.tiers(three_days()))
    for (auto const& each : tier.days)
      for (auto const& visit : each.visits) {
        if (visit.role != planner::Role::sight) continue;
        CHECK(visit.alternative.has_value() == visit.place.is_outdoor);
        if (!visit.alternative) continue;
        ++in_the_open;
        CHECK(town.city.find(visit.alternative->key)->setting == places::Setting::indoor);
        CHECK_FALSE(visits(tier, visit.alternative->key.substr(7)));
      }
  CHECK(in_the_open > 0);
}

TEST_CASE("plans are the same whether ways are shared between requests or not") {
  Town const town;
  CatalogueWays ways;
  auto sources = town.sources;
  sources.ways = &ways;
  auto const shared = recommend(three_days(), sources, town.today);
  CHECK(http::to_json(std::get<std::vector<TierAnswer>>(shared)) ==
        http::to_json(town.tiers(three_days())));
  CHECK(ways.of(town.city, town.travel_times) == ways.of(town.city, town.travel_times));
}

TEST_CASE("the same wish and seed give the same plans, another seed may not fail") {
  Town const town;
  auto wish = three_days();
  auto const once = http::to_json(town.tiers(wish));
  CHECK(once == http::to_json(town.tiers(wish)));
  wish.seed = 99;
  check_answer(town, wish, town.tiers(wish));
}

TEST_CASE("every optional field changes the plan") {
  Town const town;
  auto const plain = all_text(town.tiers(three_days()));
  struct Field {
    std::optional<std::string> Wish::*member;
    char const* value;
  };
  for (auto const& field :
       {Field{&Wish::naturalLandscape, "湖/森林"}, Field{&Wish::socialLandscape, "寺庙/动物园"},
        Field{&Wish::cuisine, "素食"}, Field{&Wish::otherNeeds, "轻松，不爬山，想看夜景"}}) {
    auto wish = three_days();
    wish.*field.member = field.value;
    CHECK(all_text(town.tiers(wish)) != plain);
  }
}

TEST_CASE("what was asked for is in the plan and says so") {
  Town const town;
  auto wish = three_days();
  wish.naturalLandscape = "鼓山";
  wish.socialLandscape = "三坊七巷";
  wish.cuisine = "达明美食街";
  for (auto const& tier : town.tiers(wish)) {
    CHECK(tier.naturalLandscape == "鼓山");
    CHECK(tier.socialLandscape == "三坊七巷");
    CHECK(tier.cuisine == "达明美食街");
    CHECK(tier.itinerary.find("达明美食街") != std::string::npos);
  }
}

TEST_CASE("musts are visited, what is avoided is not") {
  Town const town;
  auto wish = three_days();
  wish.must = {"林则徐纪念馆"};
  wish.otherNeeds = "一定要去涌泉寺";
  wish.avoid = {"三坊七巷", "park"};
  for (auto const& tier : town.tiers(wish)) {
    CHECK(visits(tier, "lin-zexu-memorial"));
    CHECK(visits(tier, "yongquan-temple"));
    CHECK_FALSE(visits(tier, "sanfang-qixiang"));
    CHECK_FALSE(visits(tier, "west-lake-park"));
  }
}

TEST_CASE("arrival and departure frame the first and the last day") {
  Town const town;
  auto wish = three_days();
  wish.arrival = PointWish{std::nullopt, "14:30"};
  wish.departure = PointWish{"福州长乐国际机场", "18:00"};
  for (auto const& tier : town.tiers(wish)) {
    CHECK(tier.days.front().start.key == "fuzhou-station");
    CHECK(tier.days.front().legs.front().start >= "14:50");
    CHECK(tier.days.back().end.key == "fuzhou-airport");
    CHECK(tier.days.back().legs.back().end <= "16:00");
  }
}

TEST_CASE("late arrivals and early departures leave days without visits") {
  Town const town;
  auto wish = three_days();
  wish.arrival = PointWish{std::nullopt, "22:40"};
  wish.departure = PointWish{std::nullopt, "07:10"};
  auto const tiers = town.tiers(wish);
  check_answer(town, wish, tiers);
  CHECK(tiers[1].days.front().visits.empty());
  CHECK(tiers[1].days.back().visits.empty());
}

TEST_CASE("a day trip needs no bed") {
  Town const town;
  auto wish = three_days();
  wish.endDate = wish.startDate;
  auto const tiers = town.tiers(wish);
  check_answer(town, wish, tiers);
  CHECK_FALSE(tiers[0].days[0].lodging.has_value());
}

TEST_CASE("a day trip in a city without a station starts at its best-known place") {
  Town const town;
  std::vector<places::Place> rest;
  for (auto const& place : town_catalogue().all())
    if (!place.is_station()) rest.push_back(place);
  places::Catalogue const catalogue(std::move(rest));
  auto wish = three_days();
  wish.endDate = wish.startDate;
  auto const found = recommend(wish, {town.areas, catalogue, town.travel_times}, town.today);
  auto const& tiers = std::get<std::vector<TierAnswer>>(found);
  CHECK(tiers[0].days[0].start.key == "fuzhou-sanfang-qixiang");
}

TEST_CASE("a family pays for its children and sleeps in enough rooms") {
  Town const town;
  auto wish = three_days();
  wish.kidFriendly = true;
  wish.budget = 20'000;
  wish.party = PartyWish{2, {4, 9}, 0};
  auto const tiers = town.tiers(wish);
  check_answer(town, wish, tiers);
  for (auto const& line : tiers[0].ledger)
    if (line.kind == planner::CostKind::meal) CHECK(line.quantity == 3);
  CHECK(tiers[0].per_person.high_minor * 4 - tiers[0].total.high_minor < 4);
}

TEST_CASE("whatever is asked, the answer holds or helps") {
  Town const town;
  std::mt19937 dice(7);
  auto const roll = [&](int sides) {
    return static_cast<int>(dice() % static_cast<unsigned>(sides));
  };
  char const* const landscapes[] = {"山", "湖/江", "草原", "鼓山", "公园，森林", ""};
  char const* const socials[] = {"博物馆", "寺庙、故居", "三坊七巷", "主题乐园", "", "科技馆"};
  char const* const cuisines[] = {"闽菜", "川菜/火锅", "素食", "法国菜", "", "海鲜"};
  char const* const others[] = {"不爬山",         "想看夜景，拍照", "特种兵",
                                "带老人，少走路", "不去鼓山",       ""};
  int planned = 0;
  int const count = wish_count(4);
  for (int i = 0; i < count; ++i) {
    CAPTURE(i);
    auto wish = three_days();
    wish.startDate += std::chrono::days(roll(300));
    wish.endDate = wish.startDate + std::chrono::days(roll(7));
    wish.budget = 200 << roll(8);
    wish.accessibility = roll(5) == 0;
    wish.kidFriendly = roll(4) == 0;
    wish.naturalLandscape = landscapes[roll(6)];
    wish.socialLandscape = socials[roll(6)];
    wish.cuisine = cuisines[roll(6)];
    wish.otherNeeds = others[roll(6)];
    wish.party = PartyWish{1 + roll(3), {}, roll(2)};
    if (roll(3) == 0) wish.party->child_ages = {3, 8};
    auto const found = town.ask(wish);
    if (auto const* tiers = std::get_if<std::vector<TierAnswer>>(&found)) {
      check_answer(town, wish, *tiers);
      ++planned;
      continue;
    }
    auto const& refused = std::get<Refused>(found);
    CHECK(refused.code == "impossible_wish");
    CHECK_FALSE(refused.conflicts.empty());
    CAPTURE(refused.conflicts.empty() ? "" : refused.conflicts.front().text.en);
    CAPTURE(http::to_json(wish));
    CHECK_FALSE(refused.relaxations.empty());
  }
  CHECK(planned >= count / 4);
}

TEST_CASE("the stages of planning are told in order, with counts") {
  Town const town;
  std::vector<Stage::Name> names;
  auto const found = recommend(three_days(), town.sources, town.today, [&](Stage const& stage) {
    names.push_back(stage.name);
    CHECK(stage.done <= stage.total);
    CHECK_FALSE(stage.text.en.empty());
  });
  CHECK(std::holds_alternative<std::vector<TierAnswer>>(found));
  CHECK(std::is_sorted(names.begin(), names.end()));
  CHECK(names.front() == Stage::Name::destination);
  CHECK(names.back() == Stage::Name::tiers);
}

TEST_CASE("a traveller's day: no long waits, no night before dusk, a mountain a day at most") {
  Town const town;
  auto wish = three_days();
  wish.endDate = day("2024-10-29");
  wish.budget = 20'000;
  for (auto const& tier : town.tiers(wish))
    for (auto const& each : tier.days) {
      CAPTURE(to_text(each));
      for (std::size_t i = 0; i < each.visits.size(); ++i) {
        auto const& visit = each.visits[i];
        if (i > 0) CHECK(visit.start >= each.legs[i].end);
        if (visit.place.key == "fuzhou-jiefang-bridge") CHECK(visit.start >= "17:45");
      }
      int temples = 0;
      for (auto const& visit : each.visits) temples += visit.place.kinds.front() == "temple";
      CHECK(temples <= 1);
    }
}

namespace {

// Becomes another edition while the first plans are being made.
struct ChangingTimes final : TimesOver {
  using TimesOver::TimesOver;
  std::uint64_t edition() const override { return asked++ == 0 ? 1 : 2; }
  mutable int asked = 0;
};

}  // namespace

TEST_CASE("plans that were made while the travel times changed are made again") {
  Town const town;
  ChangingTimes const times(town.travel_times);
  Sources const sources{town.areas, town_catalogue(), times, nullptr, town_lexicon()};
  int begun = 0;
  auto const found = recommend(three_days(), sources, town.today, [&](Stage const& stage) {
    begun += stage.name == Stage::Name::destination ? 1 : 0;
  });
  CHECK(std::holds_alternative<std::vector<TierAnswer>>(found));
  CHECK(begun == 2);
}
