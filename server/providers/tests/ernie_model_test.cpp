// SPDX-License-Identifier: Apache-2.0
#include "providers/models/ernie_model.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <latch>
#include <thread>

#include "model_bench.hpp"

using assistant::ModelReply;
using assistant::ModelTrouble;
using assistant::Turn;
using enum assistant::ModelTrouble;
using namespace std::chrono_literals;

namespace {

struct Row {
  int code;
  ModelTrouble trouble;
};

// Codes after which nothing is tried again.
constexpr Row codes[] = {
    {1, unavailable},      {2, unavailable},      {3, unavailable},       {4, exhausted},
    {6, unauthorised},     {14, unauthorised},    {15, unavailable},      {17, exhausted},
    {18, exhausted},       {19, exhausted},       {336000, unavailable},  {336001, bad_request},
    {336002, bad_request}, {336003, bad_request}, {336004, unauthorised}, {336005, unavailable},
    {336006, too_long},    {336007, too_long},    {336100, unavailable},  {336101, bad_request},
    {336102, bad_request}, {336103, too_long},    {336104, unsafe},       {336105, unsafe},
    {336199, unavailable}, {336501, exhausted},   {336502, exhausted},    {500000, unavailable},
};

constexpr auto token_calls = "/oauth/";
constexpr auto chat_calls = "/chat/";

boost::json::object last_body(ModelBench& bench) {
  return boost::json::parse(bench.stand_in.last_call()).at("json").as_object();
}

}  // namespace

TEST_CASE("each error of ERNIE has its code, in a body and in place of a stream") {
  auto& bench = bench_of(model_case("ernie"));
  REQUIRE(bench.ask("你好"));
  for (auto const& row : codes) {
    INFO(row.code);
    bench.stand_in.fault(fmt::format(R"({{"error":{}}})", row.code), 2, chat_calls);
    CHECK(bench.ask("你好").failure.trouble == row.trouble);
    CHECK(bench.ask_streaming("你好").failure.trouble == row.trouble);
  }
}

TEST_CASE("an error of ERNIE that may pass is tried again, one that lasts is not") {
  ModelBench bench(model_case("ernie"), 1);
  REQUIRE(bench.ask("你好"));
  for (int const code : {2, 15, 336100}) {
    INFO(code);
    bench.stand_in.fault(fmt::format(R"({{"error":{}}})", code), 1, chat_calls);
    CHECK(bench.ask("你好"));
    bench.stand_in.fault(fmt::format(R"({{"error":{}}})", code), 1, chat_calls);
    CHECK(bench.ask_streaming("你好"));
    CHECK(bench.shown == "收到：你好");
    bench.stand_in.fault(fmt::format(R"({{"error":{}}})", code), 2, chat_calls);
    CHECK(bench.ask_streaming("你好").failure.trouble == unavailable);
  }
  for (int const code : {3, 17, 336002, 336104, 336199}) {
    INFO(code);
    bench.stand_in.fault(fmt::format(R"({{"error":{}}})", code), 1, chat_calls);
    CHECK_FALSE(bench.ask("你好"));
    bench.stand_in.fault(fmt::format(R"({{"error":{}}})", code), 1, chat_calls);
    CHECK_FALSE(bench.ask_streaming("你好"));
  }
}

TEST_CASE("a stream is not begun again once its first words were shown") {
  ModelBench bench(model_case("ernie"), 3);
  REQUIRE(bench.ask("你好"));
  auto const before = bench.stand_in.calls(chat_calls);
  bench.stand_in.fault(R"({"garbage":true})", 1, chat_calls);
  auto const answer = bench.ask_streaming("你好");
  CHECK_FALSE(answer);
  CHECK(answer.failure.was_shown);
  CHECK(bench.stand_in.calls(chat_calls) == before + 1);
}

TEST_CASE("a token that is refused is replaced once") {
  for (int const code : {13, 100, 110, 111}) {
    INFO(code);
    ModelBench bench(model_case("ernie"));
    REQUIRE(bench.ask("你好"));
    bench.stand_in.fault(fmt::format(R"({{"error":{}}})", code), 1, chat_calls);
    CHECK(bench.ask_streaming("你好"));
    CHECK(bench.shown == "收到：你好");
    CHECK(bench.stand_in.calls(token_calls) == 2);
    bench.stand_in.fault(fmt::format(R"({{"error":{}}})", code), 9, chat_calls);
    CHECK(bench.ask("你好").failure.trouble == unauthorised);
    CHECK(bench.stand_in.calls(token_calls) == 3);
    CHECK(bench.ask("你好").failure.trouble == unauthorised);
    CHECK(bench.stand_in.calls(token_calls) == 3);  // the fresh one is refused as well: no loop
  }
}

TEST_CASE("fifty calls with a token that has run out fetch one") {
  ModelBench bench(model_case("ernie"));
  REQUIRE(bench.ask("你好"));
  bench.stand_in.control(R"({"advance_s":2592000})");
  std::latch together(50);
  std::atomic<int> answered = 0;
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 50; ++i)
      callers.emplace_back([&] {
        together.arrive_and_wait();
        if (bench.model->reply(bench.request("你好"), nullptr, {})) ++answered;
      });
  }
  CHECK(answered == 50);
  CHECK(bench.stand_in.calls(token_calls) == 2);
}

TEST_CASE("keys that ERNIE does not know are refused, and that is said") {
  ModelBench bench(model_case("ernie"));
  providers::models::ErnieModel wrong(bench.provider, bench.clock,
                                      {.model = "ERNIE-3.5-128K", .keys = {"stand-in-key", "no"}});
  auto const answer = wrong.reply(bench.request("你好"), nullptr, {});
  CHECK(answer.failure.trouble == unauthorised);
  CHECK(bench.provider.standing().refuses_key);
  CHECK(answer.failure.why == "It refused our key: invalid_client.");
  bench.stand_in.fault(R"({"status":503})", 1, token_calls);
  CHECK(bench.ask("你好").failure.trouble == unavailable);
}

TEST_CASE("what is unsafe is forgotten") {
  for (auto const* const name : {"ernie", "qianfan"}) {
    INFO(name);
    auto& bench = bench_of(model_case(name));
    bench.stand_in.control(R"({"script":[{"say":"不谈这个。","need_clear_history":true}]})");
    auto const whole = bench.ask("坏话");
    REQUIRE(whole);
    CHECK(whole.reply->must_forget);
    auto const streamed = bench.ask_streaming("坏话");
    REQUIRE(streamed);
    CHECK(streamed.reply->must_forget);
  }
}

TEST_CASE("comments and event lines of ERNIE are borne") {
  auto& bench = bench_of(model_case("ernie"));
  for (auto const* const quirk : {"comments", "event_lines"}) {
    bench.stand_in.fault(fmt::format(R"({{"quirk":"{}"}})", quirk), 2, chat_calls);
    CHECK(bench.ask_streaming("你好"));
    CHECK(bench.shown == "收到：你好");
  }
}

TEST_CASE("ERNIE gets a conversation in the order it wants") {
  auto& bench = bench_of(model_case("ernie"));
  assistant::FunctionCall const sky{"call_0", "get_weather", R"({"city":"福州"})", {}};
  assistant::FunctionCall const food{"call_1", "search_places", R"({"city":"福州",)", {}};
  auto request = bench.request("");
  auto const object = R"({"type":"object","properties":{}})";
  request.functions = {{"get_weather", "天气", object}, {"search_places", "地点", object}};
  // Two calls at once, a result that is no object, two questions after one another, an empty one.
  request.turns = {{Turn::Role::model, "您好！", {}, {}},
                   {Turn::Role::user, "", {}, {}},
                   {Turn::Role::model, "我看看。", {sky, food}, {}},
                   {Turn::Role::function, R"({"temp":25})", {}, sky},
                   {Turn::Role::function, "三坊七巷", {}, food},
                   {Turn::Role::user, "还有呢", {}, {}},
                   {Turn::Role::user, "快一点", {}, {}}};
  auto const answer = bench.ask(request, false);
  REQUIRE_MESSAGE(answer, answer.failure.why);
  auto const body = last_body(bench);
  auto const& messages = body.at("messages").as_array();
  std::string roles;
  for (auto const& message : messages) roles += std::string(message.at("role").as_string()) + " ";
  CHECK(roles == "user assistant function assistant function assistant user ");
  CHECK(messages.at(0).at("content") == "/");
  CHECK(messages.at(1).at("content") == "我看看。");
  CHECK(messages.at(3).at("function_call").at("arguments") == "{}");
  CHECK(messages.at(4).at("content") == R"({"result":"三坊七巷"})");
  CHECK(messages.at(6).at("content") == "还有呢\n快一点");
}

TEST_CASE("every field that ERNIE knows is sent as it wants it") {
  auto& bench = bench_of(model_case("ernie"));
  providers::models::ErnieModel model(bench.provider, bench.clock,
                                      {.model = "ERNIE-4.0-8K",
                                       .keys = {"stand-in-key", "stand-in-secret"},
                                       .penalty_score = 1.5,
                                       .disable_search = true,
                                       .enable_citation = true,
                                       .enable_trace = true,
                                       .system_memory = "sm-1"});
  auto request = bench.request("你好");
  request.system = "你是行趣的旅行助手。";
  request.functions = {{"f", "做些什么", R"({"type":"object","properties":{}})"}};
  request.chosen_function = "f";
  request.temperature = 0.3;
  request.top_p = 0.9;
  request.most_tokens = 9999;
  request.stop = {"。"};
  request.wants_json = true;
  request.user = "u-1";
  request.user_address = "203.0.113.7";
  auto const answer = model.reply(request, nullptr, {});
  REQUIRE_MESSAGE(answer, answer.failure.why);
  CHECK(answer.reply->calls.at(0).name == "f");
  auto const call = boost::json::parse(bench.stand_in.last_call());
  CHECK(call.at("path") == "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/completions_pro");
  auto body = call.at("json").as_object();
  CHECK_FALSE(body.contains("top_p"));  // not together with temperature
  CHECK(body.at("max_output_tokens") == 4096);
  CHECK(body.at("response_format") == "json_object");
  CHECK(body.at("system_memory_id") == "sm-1");
  for (auto const* const name : {"messages", "functions", "temperature", "penalty_score", "system",
                                 "stop", "disable_search", "enable_citation", "enable_trace",
                                 "enable_system_memory", "user_id", "user_ip", "tool_choice"})
    CHECK_MESSAGE(body.contains(name), name);
}

TEST_CASE("models of ERNIE have paths of their own") {
  using providers::models::ernie_endpoint;
  CHECK(ernie_endpoint("ERNIE-4.0-8K") == "completions_pro");
  CHECK(ernie_endpoint("ERNIE-3.5-8K") == "completions");
  CHECK(ernie_endpoint("ERNIE-Speed-8K") == "ernie_speed");
  CHECK(ernie_endpoint("ERNIE-Lite") == "eb-instant");
  CHECK(ernie_endpoint("ERNIE-Speed-128K") == "ernie-speed-128k");
}
