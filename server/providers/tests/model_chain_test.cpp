// SPDX-License-Identifier: Apache-2.0
#include "providers/models/model_chain.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "base/clock.hpp"

using assistant::error_of;
using assistant::ModelAnswer;
using assistant::ModelFailure;
using assistant::ModelReply;
using assistant::ModelRequest;
using assistant::ModelTrouble;
using assistant::TextSink;
using assistant::Turn;
using providers::models::ModelChain;
using namespace std::chrono_literals;

namespace {

using Say = std::function<ModelAnswer(ModelRequest const&, TextSink const&)>;

class Scripted final : public assistant::LanguageModel {
 public:
  explicit Scripted(Say say) : say_(std::move(say)) {}
  ModelAnswer reply(ModelRequest const& request, TextSink const& tell, std::stop_token) override {
    return say_(request, tell);
  }

 private:
  Say say_;
};

struct LogLines final : base::Log {
  void write(base::Severity severity, std::string_view, std::string_view text) override {
    lines += (severity == base::Severity::error ? "error " : "warn ") + std::string(text) + "\n";
  }
  std::string lines;
};

Say fails_with(ModelTrouble trouble) {
  return [trouble](auto&, auto&) { return ModelFailure{trouble, "as scripted"}; };
}
Say says(std::string text) {
  return [text](auto&, auto&) { return ModelReply{.text = text}; };
}

struct TwoModels {  // and ten seconds for a reply
  base::ManualClock clock{base::Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22))};
  LogLines log;
  ModelChain chain{clock, log};
  ModelRequest request{.turns = {{.text = "去福州"}}};

  TwoModels(Say first, Say second) {
    chain.add("first", std::make_unique<Scripted>(std::move(first)));
    chain.add("second", std::make_unique<Scripted>(std::move(second)));
    request.begins_by = clock.now() + 5s;
    request.ends_by = clock.now() + 10s;
  }
  ModelAnswer ask(TextSink const& tell = nullptr) { return chain.reply(request, tell, {}); }
};

}  // namespace

TEST_CASE("another model answers when the first cannot") {
  for (auto const trouble :
       {ModelTrouble::timed_out, ModelTrouble::unauthorised, ModelTrouble::unavailable,
        ModelTrouble::unreachable, ModelTrouble::exhausted}) {
    TwoModels models(fails_with(trouble), says("好"));
    auto const answer = models.ask();
    INFO(assistant::to_word(trouble));
    REQUIRE(answer);
    CHECK(answer.reply->text == "好");
    CHECK(models.log.lines.find("first") != std::string::npos);
  }
}

TEST_CASE("what would fail everywhere, or may be said nowhere, is not passed on") {
  for (auto const trouble : {ModelTrouble::unsafe, ModelTrouble::bad_request,
                             ModelTrouble::too_long, ModelTrouble::stopped}) {
    TwoModels models(fails_with(trouble), says("nobody may hear this"));
    CHECK(models.ask().failure.trouble == trouble);
  }
}

TEST_CASE("a reply that has begun is not begun again by another") {
  TwoModels models(
      [](auto&, TextSink const& tell) {
        tell("福州");
        return ModelFailure{.trouble = ModelTrouble::unavailable, .was_shown = true};
      },
      says("泉州"));
  std::string shown;
  auto const answer = models.ask([&](auto text) {
    shown += text;
    return true;
  });
  CHECK_FALSE(answer);
  CHECK(answer.failure.was_shown);
  CHECK(shown == "福州");
}

TEST_CASE("a first model that hangs leaves the second its time") {
  TwoModels models(
      [&](ModelRequest const& request, auto&) {
        models.clock.set(request.ends_by);
        return ModelFailure{ModelTrouble::timed_out, ""};
      },
      [&](ModelRequest const& request, auto&) {
        CHECK(request.ends_by - models.clock.now() == 5s);
        return ModelReply{.text = "好"};
      });
  CHECK(models.ask());
}

TEST_CASE("a reply that is shown shares the time to begin and keeps the time to end") {
  TwoModels models(
      [&](ModelRequest const& request, auto&) {
        CHECK(request.begins_by - models.clock.now() == 2500ms);
        CHECK(request.ends_by - models.clock.now() == 10s);
        return ModelFailure{ModelTrouble::timed_out, ""};
      },
      says("好"));
  CHECK(models.ask([](auto) { return true; }));
}

TEST_CASE("with all models dead the failure is the first one's") {
  TwoModels exhausted(fails_with(ModelTrouble::exhausted), fails_with(ModelTrouble::unavailable));
  CHECK(error_of(exhausted.ask().failure).code == "LLM-105");
  TwoModels half(fails_with(ModelTrouble::unreachable), fails_with(ModelTrouble::timed_out));
  CHECK(error_of(half.ask().failure).code == "LLM-104");
  TwoModels none(fails_with(ModelTrouble::unreachable), fails_with(ModelTrouble::unreachable));
  CHECK(error_of(none.ask().failure).code == "E-101");
  TwoModels late(says("好"), says("好"));
  late.clock.advance(1h);
  CHECK(error_of(late.ask().failure).code == "LLM-101");
}

TEST_CASE("a conversation that is too long loses its beginning, once") {
  std::vector<std::size_t> sizes;
  Say const narrow = [&](ModelRequest const& request, auto&) -> ModelAnswer {
    sizes.push_back(request.turns.size());
    if (request.turns.size() > 3) return ModelFailure{ModelTrouble::too_long, ""};
    CHECK(request.turns.front().role == Turn::Role::user);
    return ModelReply{.text = "好"};
  };
  TwoModels models(narrow, says("nobody asks"));
  models.request.turns = {{.text = "一"},
                          {.role = Turn::Role::model, .text = "二"},
                          {.text = "三"},
                          {.role = Turn::Role::model, .text = "四"},
                          {.text = "五"}};
  CHECK(models.ask());
  CHECK(sizes == std::vector<std::size_t>{5, 1});
  models.request.turns.resize(1);
  models.request.turns[0].text = std::string(1 << 20, 'x');
  TwoModels hopeless(fails_with(ModelTrouble::too_long), says("nobody asks"));
  CHECK(error_of(hopeless.ask().failure).code == "LLM-102");
}

TEST_CASE("a key that is refused is an error for operators, the rest a warning") {
  TwoModels models(fails_with(ModelTrouble::unauthorised), fails_with(ModelTrouble::exhausted));
  CHECK(error_of(models.ask().failure).code == "LLM-103");
  CHECK(models.log.lines ==
        "error first unauthorised: as scripted\nwarn second exhausted: as scripted\n");
}

TEST_CASE("our key that is refused does not look like the person's session") {
  auto const error = error_of({ModelTrouble::unauthorised, ""});
  CHECK(error.kind == base::Refusal::unavailable);
  CHECK(error_of({ModelTrouble::exhausted, "", 30s}).retry_after == 30s);
}
