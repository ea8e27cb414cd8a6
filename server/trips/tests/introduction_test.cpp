// SPDX-License-Identifier: Apache-2.0
#include "trips/introduction.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "trips/impl/told_numbers.hpp"

using namespace trips;
using assistant::ModelAnswer;
using assistant::ModelFailure;
using assistant::ModelReply;
using assistant::ModelRequest;
using assistant::ModelTrouble;

namespace {

VisitAnswer visit(std::string zh, std::string en, std::string start) {
  VisitAnswer made;
  made.place.name = {std::move(zh), std::move(en)};
  made.start = std::move(start);
  made.end = "11:30";
  return made;
}

TierAnswer two_days() {  // in Fuzhou, for 1,460 to 2,780 yuan
  TierAnswer tier;
  tier.destination_name = {"福建省福州市鼓楼区", "Gulou District, Fuzhou, Fujian"};
  tier.name = {"经济适用游", "Economy"};
  tier.summary = {"两天慢游福州。", "Two easy days in Fuzhou."};
  tier.per_person = {146000, 278000, "CNY"};
  tier.budgetRange = "1460-2780元/人";
  tier.total = {292000, 556000, "CNY"};
  tier.days.resize(2);
  tier.days[0].date = *base::parse_day("2026-12-04");
  tier.days[1].date = *base::parse_day("2026-12-05");
  tier.days[0].visits = {visit("三坊七巷", "Three Lanes and Seven Alleys", "09:00")};
  tier.days[1].visits = {visit("鼓山（涌泉寺）", "Gushan Mountain", "09:20")};
  tier.days[0].lodging.emplace().name = {"福州大饭店", "Fuzhou Hotel"};
  return tier;
}

class Scripted final : public assistant::LanguageModel {
 public:
  ModelAnswer reply(ModelRequest const& request, assistant::TextSink const&,
                    std::stop_token) override {
    asked.push_back(request);
    return say();
  }
  std::function<ModelAnswer()> say;
  std::vector<ModelRequest> asked;
};

struct Desk {
  Introduction introduce(http::Locale locale = http::Locale::zh_cn) {
    return introducer.introduce(two_days(), {"plan-1", "anna", locale, {}});
  }
  void says(std::string const& text) {
    model.say = [text] { return ModelReply{.text = text, .model = "deepseek-chat"}; };
  }
  base::ManualClock clock{base::instant_from_us(1'727'800'000'000'000)};
  Scripted model;
  Introducer introducer{&model, clock};
};

std::string const good =
    "两天走读福州：第一天逛三坊七巷，夜宿福州大饭店；12 月 5 日登鼓山。人均 1,460 元起。";

}  // namespace

TEST_CASE("without a model rules introduce a plan from its facts") {
  base::ManualClock const clock{base::instant_from_us(1'727'800'000'000'000)};
  Introducer introducer(nullptr, clock);
  auto const zh = introducer.introduce(two_days(), {"p", "anna", http::Locale::zh_cn, {}});
  CHECK(zh.text ==
        "两天慢游福州。第 1 天：三坊七巷。第 2 天：鼓山（涌泉寺）。人均约 1460-2780 元。");
  CHECK(zh.written_by == IntroductionWriter::rules);
  auto const en = introducer.introduce(two_days(), {"p", "anna", http::Locale::en, {}});
  CHECK(en.text ==
        "Two easy days in Fuzhou. Day 1: Three Lanes and Seven Alleys. Day 2: Gushan Mountain. "
        "About 1460-2780 yuan per person.");
}

TEST_CASE("what a model writes of the plan's facts is shown, and asked for once") {
  Desk desk;
  desk.says(good);
  auto const written = desk.introduce();
  CHECK(written.text == good);
  CHECK(written.written_by == IntroductionWriter::model);
  CHECK(written.model == "deepseek-chat");
  CHECK(desk.introduce().text == good);
  CHECK(desk.model.asked.size() == 1);
}

TEST_CASE("the plan is data for a model: it stands in the user's turn alone") {
  Desk desk;
  desk.says(good);
  desk.introduce();
  auto const& asked = desk.model.asked.at(0);
  CHECK(asked.system.find("三坊七巷") == std::string::npos);
  CHECK(asked.turns.at(0).text.find("三坊七巷") != std::string::npos);
  CHECK(asked.person == "anna");
}

TEST_CASE("a number or a name that the plan does not have brings the rules' text") {
  for (auto const* const text :
       {"两天走读福州，人均 999 元。", "三天走读福州。", "第一天逛三坊七巷，再去西湖公园。",
        "第一天去开元寺。", "夜宿香格里拉大酒店。", "推荐品尝「同利肉燕」。",
        "详情见 https://example.com", "三坊七巷门票七折。", "十六点在三坊七巷。"}) {
    INFO(text);
    Desk desk;
    desk.says(text);
    auto const made = desk.introduce();
    CHECK(made.written_by == IntroductionWriter::rules);
    CHECK_FALSE(foreign_to(two_days(), text).empty());
  }
}

TEST_CASE("in English names are known by their capitals, numbers by what they count") {
  auto const plan = two_days();
  CHECK(foreign_to(plan,
                   "Two days in Fuzhou: wander Three Lanes and Seven Alleys at 9:00, then "
                   "climb Gushan Mountain on Saturday, 5 December 2026.") == "");
  CHECK(foreign_to(plan, "On day two you see the Forbidden City.") == "Forbidden");
  CHECK(foreign_to(plan, "Yantai Hill is near.") == "Yantai");
  CHECK(foreign_to(plan, "Spend seven nights at Fuzhou Hotel.") == "7");
  CHECK(foreign_to(plan, "It takes 45 minutes.") == "45");
}

TEST_CASE("a model that fails says why, and the rules' text is there") {
  Desk desk;
  desk.model.say = [] { return ModelFailure{.trouble = ModelTrouble::timed_out}; };
  auto const made = desk.introduce();
  CHECK(made.code == "LLM-101");
  CHECK(made.written_by == IntroductionWriter::rules);
  desk.says(good);  // and is asked again the next time
  CHECK(desk.introduce().written_by == IntroductionWriter::model);
}

TEST_CASE("a reply that was cut or must be forgotten is not shown") {
  Desk desk;
  desk.model.say = [] { return ModelReply{.text = good, .end = ModelReply::End::shortened}; };
  CHECK(desk.introduce().written_by == IntroductionWriter::rules);
  desk.model.say = [] { return ModelReply{.text = good, .must_forget = true}; };
  CHECK(desk.introduce().written_by == IntroductionWriter::rules);
}

TEST_CASE("numbers are found in digits and in words") {
  auto const digits = [](std::string_view text) {
    std::string all;
    for (auto const& number : told_numbers(text)) all += number.digits + " ";
    return all;
  };
  CHECK(digits("人均 1,460 元，０９:05 出发") == "1460 9 5 ");
  CHECK(digits("二十一天，两百元，十人，三坊七巷") == "21 200 10 ");
  CHECK(digits("three full days, two-night stay, one of them") == "3 2 ");
}
