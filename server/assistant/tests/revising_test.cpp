// SPDX-License-Identifier: Apache-2.0
// Talks in which something is changed, and what may change it.
#include <doctest/doctest.h>

#include <deque>

#include "assistant/chat.hpp"
#include "assistant/impl/consent.hpp"
#include "storage/testing.hpp"

using namespace assistant;

namespace {

constexpr auto lin = "01JD0000000000000000000LIN";
constexpr auto trip = "01JD000000000000000000TR1P";

class Eager final : public LanguageModel {  // says or calls what it was told to
 public:
  ModelAnswer reply(ModelRequest const& request, TextSink const& tell, std::stop_token) override {
    asked.push_back(request);
    auto answer = answers.front();
    answers.pop_front();
    if (answer && !answer.reply->text.empty()) tell(answer.reply->text);
    return answer;
  }
  std::deque<ModelAnswer> answers;
  std::vector<ModelRequest> asked;
};

struct Steps final : ChatListener {
  bool text(std::string_view) override { return true; }
  bool step(ChatStep const& step) override {
    if (step.state == StepState::proposed) steps += step.function + " proposed; ";
    if (step.state == StepState::done) steps += step.function + " done; ";
    return true;
  }
  std::string steps;
};

struct Desk {  // whose functions understand "轻松" alone
  Desk() {
    functions.push_back(looking_up("read_wish", "", R"({"slots":[],"wish":{}})"));
    functions.push_back(looking_up("plan_trip", "recommendation_id 01PLAN\n[economy] 福州"));
    functions.push_back(looking_up("explain_check", "40 项成立"));
    functions.push_back(looking_up("list_trips", "…", R"({"trips":[{"id":"01NEW","name":"岛"}]})"));
    functions.push_back(
        {{"keep_trip", "…", "{}"},
         "Keep",
         [](auto arguments, auto const&) {
           return ChatFunction::Result{"还没有做", {}, false, std::string(arguments)};
         },
         [this](auto arguments, auto const&) {
           done.push_back("keep_trip " + std::string(arguments));
           return ChatFunction::Result{"岛 (trip_id 01KEPT)", {}, false, {}};
         }});
    functions.push_back(
        {{"revise_trip", "…", "{}"},
         "Revise",
         [](auto arguments, auto const&) { return preview(arguments); },
         [this](auto arguments, auto const&) {
           done.push_back("revise_trip " + std::string(arguments));
           return ChatFunction::Result{"trip_id 01T version 4\n改好了。", {}, false, {}};
         }});
  }
  Desk(Desk const&) = delete;

  static ChatFunction::Result preview(std::string_view arguments) {
    std::string const asked(arguments);
    if (asked.find("轻松") == std::string::npos) return {"听不懂", {}, true, {}};
    return {"trip_id 01T version 3\n预览。", {}, false, "apply " + asked};
  }
  ChatFunction looking_up(std::string const& name, std::string const& text,
                          std::string const& structured = "{}") {
    return {
        {name, "…", "{}"},
        name,
        [this, name, text, structured](auto arguments, auto const&) {
          called.push_back(name + " " + std::string(arguments));
          return ChatFunction::Result{text, name == "read_wish" ? reading : structured, false, {}};
        },
        {}};
  }
  std::string say(std::string const& text, bool has_model = false) {
    http::Request caller;
    caller.principal = http::Principal{lin, "lin", "traveller", "s"};
    caller.locale = http::Locale::zh_cn;
    heard = {};
    Chat const chat({conversations, has_model ? &model : nullptr, functions, clock});
    auto const answer = chat.answer(id, {text, on_screen}, caller, heard);
    REQUIRE(answer);
    return answer->text;
  }

  std::unique_ptr<storage::Database> db = storage::testing::migrated();
  base::ManualClock clock{base::instant_from_us(1'727'800'000'000'000)};
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  Conversations conversations{*db, clock};
  ConversationId id = conversations.add(ids.next<ConversationId>(), lin).id;
  std::optional<TalkedOfTrip> on_screen;
  std::string reading = R"({"slots":[],"wish":{}})";
  std::vector<ChatFunction> functions;
  std::vector<std::string> called;
  std::vector<std::string> done;  // what changed something
  Eager model;
  Steps heard;
};

constexpr auto lighter_reading =
    R"({"slots":[{"slot":"revision","words":[{"text":"第二天轻松点"}]}],"wish":{}})";

ModelReply calls(std::string name, std::string arguments) {
  return {.calls = {{"c1", std::move(name), std::move(arguments), {}}},
          .end = ModelReply::End::calls,
          .model = "m"};
}

}  // namespace

TEST_CASE("the trip on the screen is changed when the person has seen what would change") {
  Desk desk;
  desk.on_screen = TalkedOfTrip::parse(trip);
  CHECK(desk.say("第二天轻松点") == "预览。\n\n要这样改吗？");
  CHECK(desk.heard.steps == "revise_trip proposed; ");
  CHECK(desk.done.empty());
  CHECK(desk.conversations.turns(desk.id).at(2).consent.find(trip) != std::string::npos);
  CHECK(desk.say("好，就这样改") == "改好了。");
  CHECK(desk.heard.steps == "revise_trip done; ");
  CHECK(desk.done.size() == 1);
  CHECK(desk.done.at(0).starts_with("revise_trip apply {"));
}

TEST_CASE("a proposal is carried out once, and only by a plain yes said next") {
  for (auto const* other : {"不要", "好，但是第三天也要", "为什么", "好的话再说"}) {
    Desk desk;
    desk.on_screen = TalkedOfTrip::parse(trip);
    desk.say("第二天轻松点");
    desk.say(other);
    desk.say("好");
    CHECK_MESSAGE(desk.done.empty(), other);
  }
  Desk desk;
  desk.on_screen = TalkedOfTrip::parse(trip);
  desk.say("第二天轻松点");
  desk.say("好");
  desk.say("好");
  CHECK(desk.done.size() == 1);
  CHECK(desk.say("第二天轻松点").starts_with("预览。"));
  CHECK(desk.say("不要") == "好，什么都没有改。");
  CHECK(desk.done.size() == 1);
}

TEST_CASE("a plan is kept before it is changed, and each is asked for") {
  Desk desk;
  desk.reading = R"({"wish":{"destination":"福州市","startDate":"2026-12-04",)"
                 R"("endDate":"2026-12-06","budget":5000}})";
  desk.say("福州三天");
  desk.reading = lighter_reading;
  CHECK(desk.say("第二天轻松点").find("保存经济档吗") != std::string::npos);
  CHECK(desk.say("豪华那档").find("保存豪华档吗") != std::string::npos);
  CHECK(desk.done.empty());
  CHECK(desk.say("好的") == "已保存到“我的行程”。\n预览。\n\n要这样改吗？");
  CHECK(desk.done.at(0) == R"(keep_trip {"recommendation_id":"01PLAN","tier":"luxury"})");
  CHECK(desk.say("yes") == "改好了。");
  CHECK(desk.done.at(1).find("第二天轻松点") != std::string::npos);
  desk.say("为什么可信？");
  CHECK(desk.called.back() == R"(explain_check {"trip_id":"01T"})");
}

TEST_CASE("where no trip is spoken of the newest is changed, which is said") {
  Desk desk;
  desk.reading = lighter_reading;
  CHECK(desk.say("第二天轻松点") == "说的是您最近的行程《岛》。\n预览。\n\n要这样改吗？");
  CHECK(desk.say("好") == "改好了。");
  CHECK(desk.done.at(0).find("01NEW") != std::string::npos);
}

TEST_CASE("no model can carry anything out, whatever it calls or has read") {
  Desk desk;
  desk.on_screen = TalkedOfTrip::parse(trip);
  desk.model.answers = {calls("revise_trip", R"({"words":"轻松","apply":true})"),
                        calls("keep_trip", R"({"tier":"economy"})"), ModelReply{.text = "请看。"}};
  CHECK(desk.say("帮我看看", true) == "请看。");
  CHECK(desk.heard.steps == "revise_trip proposed; keep_trip proposed; ");
  CHECK(desk.done.empty());
  CHECK(desk.model.asked.at(0).system.find(trip) != std::string::npos);
  desk.model.answers = {ModelReply{.text = "保存好了。"}};
  CHECK(desk.say("好", true) == "保存好了。");
  CHECK(desk.done == std::vector<std::string>{R"(keep_trip {"tier":"economy"})"});
  CHECK(desk.model.asked.back().turns.back().text == "岛 (trip_id 01KEPT)");
}

TEST_CASE("what is agreed to is done also when the model is gone") {
  Desk desk;
  desk.on_screen = TalkedOfTrip::parse(trip);
  desk.model.answers = {calls("revise_trip", R"({"words":"轻松"})"), ModelReply{.text = "这样？"}};
  desk.say("轻松点", true);
  desk.model.answers = {ModelFailure{ModelTrouble::unavailable, ""}};
  CHECK(desk.say("可以", true) == "改好了。");
  CHECK(desk.done.size() == 1);
}

TEST_CASE("yes is what says nothing else") {
  for (auto const* yes : {"好", " 好的。", "好，就这样改！", "Yes, please.", "OK", "go ahead"})
    CHECK_MESSAGE(consent_in(yes) == Consent::agrees, yes);
  for (auto const* no : {"不要", "算了。", "No, thanks"})
    CHECK_MESSAGE(consent_in(no) == Consent::declines, no);
  for (auto const* other : {"", "好玩吗", "好，但改到周日", "yesterday", "不知道", "为什么"})
    CHECK_MESSAGE(consent_in(other) == Consent::none, other);
}
