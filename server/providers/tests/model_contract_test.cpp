// SPDX-License-Identifier: Apache-2.0
// What every client of a language model owes us, against the stand-in of its service.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "model_bench.hpp"

using assistant::ModelReply;
using assistant::ModelTrouble;
using enum assistant::ModelTrouble;
using namespace std::chrono_literals;

namespace {

constexpr auto poem = R"({"script":[{"say":"福州有三坊七巷，也有鼓山。"}]})";
constexpr auto poem_text = "福州有三坊七巷，也有鼓山。";

constexpr auto weather_talk = R"({"script":[
  {"when":{"contains":"天气","functions":true},
   "call":{"name":"get_weather","arguments":{"city":"福州"}}},
  {"when":{"result_of":"get_weather"},"say":"现在 $result.temp 度。"}]})";

assistant::OfferedFunction get_weather() {
  return {"get_weather", "天气",
          R"({"type":"object","properties":{"city":{"type":"string"}},"required":["city"]})"};
}

bool speaks_openai(ModelCase const& each) { return each.name != "ernie"; }

struct Spoiled {
  char const* fault;
  ModelTrouble whole;
  ModelTrouble streamed;
};

// Faults that any service can have.
constexpr Spoiled common_faults[] = {
    {R"({"status":500})", unavailable, unavailable},
    {R"({"status":503})", unavailable, unavailable},
    {R"({"status":429})", exhausted, exhausted},
    {R"({"status":401})", unauthorised, unauthorised},
    {R"({"html":true})", unavailable, unavailable},
    {R"({"html":true,"status":504})", timed_out, timed_out},
    {R"({"html":true,"status":200})", unavailable, unavailable},
    {R"({"garbage":true})", unavailable, unavailable},
    {R"({"truncate":30})", unavailable, unavailable},
    {R"({"reset":true})", unavailable, unavailable},
    {R"({"drop":true})", unavailable, unavailable},
    {R"({"body":"","content_type":"application/json"})", unavailable, unavailable},
};

constexpr char const* stream_faults[] = {R"({"cut_after":2})", R"({"end_after":2})"};

}  // namespace

TEST_CASE("every model answers, whole and while it comes") {
  for (auto const& each : model_cases()) {
    INFO(each.name);
    auto& bench = bench_of(each);
    bench.stand_in.control(poem);
    auto const whole = bench.ask("福州有什么？");
    REQUIRE_MESSAGE(whole, whole.failure.why);
    CHECK(whole.reply->text == poem_text);
    CHECK(whole.reply->end == ModelReply::End::complete);
    CHECK(whole.reply->spent.prompt > 0);
    CHECK(whole.reply->spent.reply > 0);
    CHECK(whole.reply->provider == each.name);
    auto const streamed = bench.ask_streaming("福州有什么？");
    REQUIRE_MESSAGE(streamed, streamed.failure.why);
    CHECK(streamed.reply->text == poem_text);
    CHECK(bench.shown == poem_text);
    CHECK(streamed.reply->spent.reply == whole.reply->spent.reply);
  }
}

TEST_CASE("characters that come in two halves are whole when they are shown") {
  for (auto const& each : model_cases()) {
    INFO(each.name);
    auto& bench = bench_of(each);
    bench.stand_in.control(poem);
    bench.stand_in.fault(R"({"split_characters":true})", 1, "/chat/");
    CHECK(bench.ask_streaming("福州有什么？"));
    CHECK(bench.shown == poem_text);
  }
}

TEST_CASE("whatever a service suffers becomes one trouble") {
  for (auto const& each : model_cases()) {
    auto& bench = bench_of(each);
    REQUIRE(bench.ask("先取令牌"));
    for (auto const& row : common_faults) {
      bool const is_replaced = each.has_temporary_keys && row.whole == unauthorised;
      if (is_replaced) continue;  // temporary_keys_test.cpp
      INFO(each.name << " " << row.fault);
      bench.stand_in.fault(row.fault, 1, "/chat/");
      auto const whole = bench.ask("你好");
      CHECK_FALSE(whole);
      CHECK(whole.failure.trouble == row.whole);
      bench.stand_in.fault(row.fault, 1, "/chat/");
      auto const streamed = bench.ask_streaming("你好");
      CHECK_FALSE(streamed);
      CHECK(streamed.failure.trouble == row.streamed);
    }
  }
}

TEST_CASE("a stream that ends too soon says so, and what was shown stays said") {
  for (auto const& each : model_cases()) {
    auto& bench = bench_of(each);
    bench.stand_in.control(poem);
    REQUIRE(bench.ask("先取令牌"));
    for (auto const* const fault : stream_faults) {
      INFO(each.name << " " << fault);
      bench.stand_in.fault(fault, 1, "/chat/");
      auto const answer = bench.ask_streaming("福州有什么？");
      CHECK_FALSE(answer);
      CHECK(answer.failure.trouble == unavailable);
      CHECK(answer.failure.was_shown == !bench.shown.empty());
      CHECK(std::string_view(poem_text).starts_with(bench.shown));
    }
  }
}

TEST_CASE("who does not answer in time has timed out") {
  for (auto const& each : model_cases()) {
    INFO(each.name);
    auto& bench = bench_of(each);
    REQUIRE(bench.ask("先取令牌"));
    for (bool const streams : {false, true}) {
      auto const name = streams ? "streamed" : "whole";
      bench.stand_in.fault(fmt::format(R"({{"hold":"{}"}})", name), 1, "/chat/");
      auto request = bench.request("你好");
      (streams ? request.begins_by : request.ends_by) = bench.clock.now() + 200ms;
      auto const answer = bench.ask(request, streams);
      CHECK_MESSAGE(answer.failure.trouble == timed_out, answer.failure.why);
      bench.stand_in.control(fmt::format(R"({{"release":"{}"}})", name));
    }
  }
}

TEST_CASE("a call of a function and its result are two rounds of one conversation") {
  for (auto const& each : model_cases())
    for (bool const streams : {false, true}) {
      INFO(each.name << (streams ? ", streamed" : ""));
      auto& bench = bench_of(each);
      bench.stand_in.control(weather_talk);
      auto request = bench.request("天气怎么样？");
      request.functions = {get_weather()};
      auto const first = bench.ask(request, streams);
      REQUIRE_MESSAGE(first, first.failure.why);
      CHECK(first.reply->end == ModelReply::End::calls);
      REQUIRE(first.reply->calls.size() == 1);
      auto const call = first.reply->calls[0];
      CHECK(call.name == "get_weather");
      CHECK(call.arguments.find("福州") != std::string::npos);
      request.turns.push_back({assistant::Turn::Role::model, first.reply->text, {call}, {}});
      request.turns.push_back({assistant::Turn::Role::function, R"({"temp":25})", {}, call});
      auto const second = bench.ask(request, streams);
      REQUIRE_MESSAGE(second, second.failure.why);
      CHECK(second.reply->text == "现在 25 度。");
    }
}

TEST_CASE("an object is asked for in the way each service wants") {
  for (auto const& each : model_cases()) {
    INFO(each.name);
    auto& bench = bench_of(each);
    auto request = bench.request("福州");
    request.system = "你读取旅行愿望。";
    request.wants_json = true;
    auto const answer = bench.ask(request, false);
    REQUIRE_MESSAGE(answer, answer.failure.why);
    CHECK(answer.reply->text == R"({"heard": "福州"})");
  }
}

TEST_CASE("every field that a request may have is one that the service takes") {
  for (auto const& each : model_cases()) {
    INFO(each.name);
    auto& bench = bench_of(each);
    bench.stand_in.control(R"({"script":[{"say":"一二三四五六七八九十。后面没有了"}]})");
    auto request = bench.request("数数");
    request.system = "你数数。";
    request.temperature = 0.5;
    request.most_tokens = 200;
    request.stop = {"。"};
    request.user = "u-1";
    auto const stopped = bench.ask(request, false);
    REQUIRE_MESSAGE(stopped, stopped.failure.why);
    CHECK(stopped.reply->text.find("后面") == std::string::npos);
    request.stop.clear();
    request.temperature.reset();
    request.top_p = 0.9;
    request.most_tokens = 4;
    auto const shortened = bench.ask(request, false);
    REQUIRE_MESSAGE(shortened, shortened.failure.why);
    CHECK(shortened.reply->text == "一二三四");
    CHECK(shortened.reply->end == ModelReply::End::shortened);
  }
}

TEST_CASE("a reply that was withheld is unsafe, not empty") {
  for (auto const& each : model_cases()) {
    INFO(each.name);
    auto& bench = bench_of(each);
    bench.stand_in.control(R"({"script":[{"say":"","finish_reason":"content_filter"}]})");
    CHECK(bench.ask("坏话").failure.trouble == unsafe);
    CHECK(bench.ask_streaming("坏话").failure.trouble == unsafe);
  }
}

TEST_CASE("a reply can be stopped by who reads it") {
  for (auto const& each : model_cases()) {
    INFO(each.name);
    auto& bench = bench_of(each);
    bench.stand_in.control(poem);
    int pieces = 0;
    auto const answer = bench.model->reply(bench.request("福州有什么？"),
                                           [&](std::string_view) { return ++pieces < 2; }, {});
    CHECK(answer.failure.trouble == stopped);
    CHECK(answer.failure.was_shown);
    CHECK(pieces == 2);
  }
}

TEST_CASE("a connection that nobody takes is unreachable") {
  for (auto const& each : model_cases()) {
    INFO(each.name);
    auto& bench = bench_of(each);
    auto options = providers::ProviderOptions{.name = "gone", .base = bench.stand_in.url()};
    options.base.port = 1;
    options.retry.most = 0;
    providers::CurlTransport transport({.allowed = {options.base}});
    providers::Provider gone(
        options, {transport, bench.clock, bench.random, bench.ids, bench.log, bench.observer});
    auto const model = each.make(gone, gone, bench.clock);
    CHECK(model->reply(bench.request("你好"), nullptr, {}).failure.trouble == unreachable);
  }
}

TEST_CASE("odd ways of saying the same are borne") {
  constexpr char const* harmless[] = {"keep_alive",  "crlf",      "no_space",
                                      "event_lines", "no_done",   "choices_null",
                                      "usage_null",  "reasoning", "wrong_model"};
  for (auto const& each : model_cases()) {
    if (!speaks_openai(each)) continue;
    auto& bench = bench_of(each);
    bench.stand_in.control(poem);
    for (auto const* const quirk : harmless) {
      INFO(each.name << " " << quirk);
      bench.stand_in.fault(fmt::format(R"({{"quirk":"{}"}})", quirk), 2, "/chat/");
      auto const whole = bench.ask("福州有什么？");
      REQUIRE_MESSAGE(whole, whole.failure.why);
      CHECK(whole.reply->text == poem_text);
      CHECK(bench.ask_streaming("福州有什么？"));
      CHECK(bench.shown == poem_text);
    }
    for (auto const* const quirk : {"content_null", "empty_content"}) {
      INFO(each.name << " " << quirk);
      bench.stand_in.fault(fmt::format(R"({{"quirk":"{}"}})", quirk), 2, "/chat/");
      CHECK(bench.ask("福州有什么？").failure.trouble == unavailable);
      CHECK(bench.ask_streaming("福州有什么？").failure.trouble == unavailable);
    }
  }
}

TEST_CASE("a broken call of a function is handed on as the model made it") {
  for (auto const& each : model_cases()) {
    if (!speaks_openai(each)) continue;
    INFO(each.name);
    auto& bench = bench_of(each);
    bench.stand_in.control(weather_talk);
    bench.stand_in.fault(R"({"quirk":"invalid_arguments"})", 1, "/chat/");
    auto request = bench.request("天气怎么样？");
    request.functions = {get_weather()};
    auto const first = bench.ask(request, true);
    REQUIRE(first);
    CHECK(first.reply->calls.at(0).arguments == R"({"city": "福州",)");
    request.turns.push_back({assistant::Turn::Role::model, "", first.reply->calls, {}});
    request.turns.push_back(
        {assistant::Turn::Role::function, R"({"temp":25})", {}, first.reply->calls[0]});
    CHECK(bench.ask(request, true));
    bench.stand_in.fault(R"({"quirk":"unknown_tool"})", 1, "/chat/");
    auto const unknown = bench.ask(request, false);
    CHECK(unknown.reply->calls.size() <= 1);
  }
}
