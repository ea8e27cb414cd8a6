// SPDX-License-Identifier: Apache-2.0
#include "assistant/wish_slots.hpp"

#include <doctest/doctest.h>

#include "assistant/facts.hpp"
#include "assistant/questions.hpp"
#include "assistant/tests/example.hpp"

using namespace assistant;
using assistant::tests::example_lexicon;
using assistant::tests::facts_in;

TEST_CASE("the whole wish of a family is read from one sentence") {
  std::string const text =
      "下周五带两个孩子和爸妈从上海去福州玩三天，预算8000以内，想住亲子酒店，"
      "一定要去三坊七巷和鼓山，不吃辣，坐高铁，晚上九点前回酒店";
  CHECK(facts_in(text) ==
        "origin=上海; destination=福州; from=2026-12-04; days=3; people=5; adults=1; children=2; "
        "seniors=2; budget=total<=8000; place=三坊七巷; place=鼓山; cuisine=-spicy; "
        "hotel_feature=family_room?; intercity=both:high_speed; daily_limit=end<=21:00");
  auto const wish = read_wish(text, example_lexicon(), tests::example_day);
  CHECK(wish.not_understood.empty());
  CHECK(questions_for(wish, example_lexicon(), tests::example_day).empty());
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
