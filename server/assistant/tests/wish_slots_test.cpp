// SPDX-License-Identifier: Apache-2.0
#include "assistant/wish_slots.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "assistant/facts.hpp"
#include "assistant/form.hpp"
#include "assistant/questions.hpp"
#include "assistant/tests/example.hpp"

using namespace assistant;
using assistant::tests::example_day;
using assistant::tests::example_lexicon;
using assistant::tests::facts_in;

namespace {

ReadWish read(std::string_view text) { return read_wish(text, example_lexicon(), example_day); }

std::vector<std::string> asked_about(std::string_view text) {
  std::vector<std::string> slots;
  for (auto const& question : questions_for(read(text), example_lexicon(), example_day))
    slots.push_back(question.slot);
  return slots;
}

constexpr std::string_view family =
    "下周五带两个孩子和爸妈从上海去福州玩三天，预算8000以内，想住亲子酒店，"
    "一定要去三坊七巷和鼓山，不吃辣，坐高铁，晚上九点前回酒店";

}  // namespace

TEST_CASE("the whole wish of a family is read from one sentence") {
  CHECK(facts_in(family) ==
        "origin=上海; destination=福州; from=2026-12-04; days=3; people=5; adults=1; children=2; "
        "seniors=2; budget=total<=8000; place=三坊七巷; place=鼓山; cuisine=-spicy; "
        "hotel_feature=family_room?; intercity=both:high_speed; daily_limit=end<=21:00");
  CHECK(read(family).not_understood.empty());
  CHECK(asked_about(family).empty());
}

TEST_CASE("each slot says which words it came from") {
  auto const words_of = [&](std::string_view slot) {
    for (auto const& fact : facts_of(read(family)))
      if (fact.slot == slot)
        return std::string(
            family.substr(fact.words[0].from, fact.words[0].until - fact.words[0].from));
    return std::string();
  };
  CHECK(words_of("from") == "下周五");
  CHECK(words_of("children") == "两个孩子");
  CHECK(words_of("budget") == "预算8000以内");
  CHECK(words_of("hotel_feature") == "亲子酒店");
  CHECK(words_of("daily_limit") == "晚上九点前");
}

TEST_CASE("words without meaning here are told, fillers are not") {
  std::string_view const text = "请帮我规划一下，去福州三天，顺便谈谈量子纠缠";
  auto const wish = read(text);
  REQUIRE(wish.not_understood.size() == 1);
  auto const span = wish.not_understood[0];
  CHECK(text.substr(span.from, span.until - span.from).find("量子纠缠") != std::string::npos);
}

TEST_CASE("full-width letters and digits are read like narrow ones, and spans fit the text") {
  std::string_view const text = "预算５０００元，Ｘｉａｍｅｎ";
  CHECK(facts_in(text) == "destination=厦门; budget=total<=5000");
  auto const span = read(text).destinations.at(0).words.at(0);
  CHECK(text.substr(span.from, span.until - span.from) == "Ｘｉａｍｅｎ");
}

TEST_CASE("a text that is no UTF-8 is read without harm") {
  auto const wish = read("去\xff\xfe福州\xe5\xae三天");
  REQUIRE(wish.destinations.size() == 1);
  CHECK(wish.destinations[0].value.id == "福州");
}

TEST_CASE("a place is found without its branch, its city and its generic word") {
  auto const place = [](std::string_view text) {
    auto const wish = read(text);
    return wish.places.empty() ? std::string() : wish.places[0].value.id;
  };
  CHECK(place("想吃楼外楼") == "楼外楼(孤山路店)");
  CHECK(place("想去烟台山公园") == "烟台山");
  CHECK(place("想去八达岭") == "八达岭长城");
  CHECK(place("visit the Forbidden City") == "故宫");
}

TEST_CASE("a wrong character is forgiven, with less confidence") {
  auto const wish = read("想去三访七巷");
  REQUIRE(wish.places.size() == 1);
  CHECK(wish.places[0].value.id == "三坊七巷");
  CHECK(wish.places[0].confidence < 0.9);
  CHECK(read("想去量子纠缠").places.empty());
}

TEST_CASE("a name that is a word of the language does not swallow the sentence") {
  auto entries = example_lexicon().entries();
  entries.push_back({Family::restaurant, "一个人", {"一个人"}, "福州", 90});
  entries.push_back({Family::sight, "公园", {"公园"}, "福州", 90});
  Lexicon const lexicon(std::move(entries));
  auto const wish = read_wish("我一个人去福州", lexicon, example_day);
  CHECK(wish.places.empty());
  REQUIRE(wish.people);
  CHECK(wish.people->value == 1);
}

TEST_CASE("what is missing is asked for, the most valuable first, and at most three things") {
  CHECK(asked_about("想出去玩") == std::vector<std::string>{"destination", "from", "days"});
  CHECK(asked_about("去福州玩三天") == std::vector<std::string>{"from", "people"});
}

TEST_CASE("contradictions are asked about") {
  CHECK(asked_about("下周五一个人去福州三天，去鼓山，不去鼓山") ==
        std::vector<std::string>{"place"});
  CHECK(asked_about("12月5日到12月8日一个人去福州玩三天") == std::vector<std::string>{"days"});
  CHECK(asked_about("明天一个人去福州三天，预算3000元，总预算5000元") ==
        std::vector<std::string>{"budget"});
}

TEST_CASE("the form gets what it has fields for") {
  auto const fields = fields_of(read("明天和老婆去福州两天，每人每天500元，不去商场，带狗"), "");
  CHECK(fields.destination == "福州");
  CHECK(fields.endDate == base::parse_day("2026-11-27"));
  CHECK(fields.budget == 2000);
  REQUIRE(fields.party);
  CHECK(fields.party->adults == 2);
  CHECK(fields.avoid == std::vector<std::string>{"mall"});
  CHECK(fields.petFriendly == true);
}

TEST_CASE("alternatives do not become musts of the form") {
  auto const fields = fields_of(read("去福州，鼓山或者三坊七巷选一个"), "");
  CHECK(fields.must.empty());
}

TEST_CASE("people who read English are shown English names") {
  auto const wish = read_wish("从上海去福州，先去鼓山再去三坊七巷，不吃辣", example_lexicon(),
                              tests::example_day);
  std::string labels;
  for (auto const& fact : facts_of(wish)) labels += fact.label.en + "; ";
  CHECK(labels ==
        "From Shanghai; To Fuzhou; Gushan; Three Lanes and Seven Alleys; no spicy; "
        "Gushan before Three Lanes and Seven Alleys; ");
  auto const open = read_wish("玩三天", example_lexicon(), tests::example_day);
  auto const where = questions_for(open, example_lexicon(), tests::example_day).front();
  CHECK(where.choices.front().label.en == "Fuzhou");
}

TEST_CASE("who goes with children is asked, not made up") {
  auto const asks = [](char const* text) {
    auto const slots = asked_about(text);
    return std::find(slots.begin(), slots.end(), "adults") != slots.end();
  };
  CHECK(asks("明天去福州玩两天，两个孩子"));
  CHECK(asks("Fuzhou tomorrow for two days, two kids"));
  CHECK_FALSE(asks("明天去福州玩两天，两个孩子，1位成人"));
  CHECK_FALSE(asks("明天我带两个孩子去福州玩两天"));
  CHECK_FALSE(asks("明天带两个孩子和爸妈去福州玩两天"));
  CHECK_FALSE(asks("明天一家四口去福州玩两天，两个孩子"));
  auto const children = read("两个孩子");
  REQUIRE(children.adults);
  CHECK(children.adults->confidence < 0.5);
}
