// SPDX-License-Identifier: Apache-2.0
#include "assistant/metered_model.hpp"

#include <doctest/doctest.h>

#include "storage/testing.hpp"

using namespace assistant;
using namespace std::chrono_literals;

namespace {

constexpr auto lin = "01JD0000000000000000000LIN";
constexpr auto wu = "01JD00000000000000000000WU";
base::Day const today = *base::parse_day("2026-11-22");

class Said final : public LanguageModel {
 public:
  ModelAnswer reply(ModelRequest const&, TextSink const& tell, std::stop_token) override {
    ++calls;
    if (tell) tell("福州");
    return answer;
  }
  ModelAnswer answer = ModelReply{.text = "福州", .spent = {1000, 500}, .provider = "deepseek"};
  int calls = 0;
};

struct Meter {  // two calls a day, or five thousand tokens; three hours before midnight
  explicit Meter(storage::Database& db) : usage(db) {}
  ModelAnswer ask(std::string person, TextSink const& tell = nullptr) {
    ModelRequest request{.turns = {{.text = "去福州"}}};
    request.person = std::move(person);
    return metered.reply(request, tell, {});
  }
  base::ManualClock clock{base::china_instant(today, base::Minutes(21 * 60))};
  ModelUsage usage;
  Said model;
  MeteredModel metered{model,
                       usage,
                       clock,
                       {.calls_per_day = 2,
                        .tokens_per_day = 5000,
                        .prices = {{"deepseek", {.prompt = 2, .reply = 8}}}}};
};

}  // namespace

TEST_CASE("what a person uses of models is counted, with its price") {
  storage::testing::each_database([](storage::Database& db) {
    Meter meter(db);
    CHECK(meter.ask(lin));
    CHECK(meter.ask(lin));
    CHECK(meter.usage.on_day(lin, today) == Used{2, 2000, 1000, 12000});
    CHECK(meter.usage.on_day(wu, today) == Used{});
    meter.usage.remove_all_of(lin);
    CHECK(meter.usage.on_day(lin, today) == Used{});
  });
}

TEST_CASE("who has used up the day's share is refused until midnight, alone") {
  storage::testing::each_database([](storage::Database& db) {
    Meter meter(db);
    CHECK(meter.ask(lin));
    CHECK(meter.ask(lin));
    auto const refused = meter.ask(lin);
    CHECK_FALSE(refused);
    auto const error = error_of(refused.failure);
    CHECK(error.code == "LLM-105");
    CHECK(error.retry_after == 3h);
    CHECK(meter.model.calls == 2);
    CHECK(meter.ask(wu));
    meter.clock.advance(3h);
    CHECK(meter.ask(lin));
  });
}

TEST_CASE("tokens are limited as well as calls") {
  storage::testing::each_database([](storage::Database& db) {
    Meter meter(db);
    meter.model.answer = ModelReply{.text = "好", .spent = {4000, 1000}, .provider = "ernie"};
    CHECK(meter.ask(lin));
    CHECK(meter.usage.on_day(lin, today).cost_micro_yuan == 0);  // nobody said what it costs
    CHECK(meter.ask(lin).failure.trouble == ModelTrouble::exhausted);
  });
}

TEST_CASE("what nobody counted is estimated, and so is what broke off") {
  storage::testing::each_database([](storage::Database& db) {
    Meter meter(db);
    meter.model.answer = ModelReply{.text = "abcd福州", .provider = "ollama"};
    CHECK(meter.ask(lin));
    CHECK(meter.usage.on_day(lin, today) == Used{1, 3, 3, 0});
    meter.model.answer = ModelFailure{.trouble = ModelTrouble::unavailable, .was_shown = true};
    CHECK_FALSE(meter.ask(wu, [](auto) { return true; }));
    CHECK(meter.usage.on_day(wu, today) == Used{1, 3, 2, 0});
  });
}
