// SPDX-License-Identifier: Apache-2.0
// Keys of Qianfan that Baidu's IAM gives for a day.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <latch>
#include <thread>

#include "model_bench.hpp"
#include "patient_exchange.hpp"
#include "providers/models/chat_model.hpp"
#include "providers/models/impl/bce_signature.hpp"
#include "providers/models/token_desks.hpp"

using enum assistant::ModelTrouble;
using providers::models::bce_signature;

namespace {

constexpr auto token_calls = "/BCE-BEARER/";
constexpr auto chat_calls = "/chat/";

}  // namespace

TEST_CASE("a request is signed as Baidu's cloud computes it") {
  using namespace std::chrono;
  auto const at = sys_days(year(2024) / 8 / 14) + hours(8) + minutes(10) + milliseconds(55'900);
  CHECK(bce_signature({"POST",
                       "/v2/chat/completions",
                       {{"content-type", "application/json"},
                        {"host", "qianfan.baidubce.com"},
                        {"x-bce-date", "2024-08-14T08:10:55Z"}}},
                      {"testak", "testsk"}, at, seconds(300)) ==
        "bce-auth-v1/testak/2024-08-14T08:10:55Z/300/content-type;host;x-bce-date/"
        "0c98d4dffe65035ac4c405f03a6f6e67d61a26c3ab0a5cccd16061149ea96c27");
}

TEST_CASE("the order of a query does not change its signature, its values do") {
  base::Instant const at{};
  auto const of = [&](std::string const& query) {
    return bce_signature({"GET", "/v1/x" + query, {{"host", "iam.example"}}}, {"a", "s"}, at);
  };
  CHECK(of("?b=2&a=1") == of("?a=1&b=2"));
  CHECK(of("?a") == of("?a="));
  CHECK(of("?a=1") != of("?a=2"));
  CHECK(of("") != of("?a="));
}

TEST_CASE("a temporary key is fetched once and sent as if it were ours") {
  ModelBench bench(model_case("qianfan_temporary"));
  REQUIRE(bench.ask("你好"));
  REQUIRE(bench.ask_streaming("你好"));
  CHECK(bench.stand_in.calls(token_calls) == 1);
  auto const call = boost::json::parse(bench.stand_in.last_call());
  auto const sent = std::string(call.at("headers").at("authorization").as_string());
  CHECK(sent.starts_with("Bearer bce-v3/ALTAK-temporary/"));
}

TEST_CASE("a temporary key that is refused is replaced once") {
  ModelBench bench(model_case("qianfan_temporary"));
  REQUIRE(bench.ask("你好"));
  bench.stand_in.fault(R"({"error":"invalid_iam_token"})", 1, chat_calls);
  bench.stand_in.control(R"({"advance_s":1})");
  CHECK(bench.ask_streaming("你好"));
  CHECK(bench.shown == "收到：你好");
  CHECK(bench.stand_in.calls(token_calls) == 2);
  bench.stand_in.fault(R"({"error":"invalid_iam_token"})", 3, chat_calls);
  CHECK(bench.ask("你好").failure.trouble == unauthorised);
  CHECK(bench.stand_in.calls(token_calls) == 3);
  CHECK(bench.ask("你好").failure.trouble == unauthorised);
  CHECK(bench.stand_in.calls(token_calls) == 3);  // the fresh one is refused as well: no loop
}

TEST_CASE("fifty calls without a key fetch one") {
  ModelBench bench(model_case("qianfan_temporary"));
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
  CHECK(bench.stand_in.calls(token_calls) == 1);
}

TEST_CASE("an account that IAM does not know is refused, and a broken IAM is no refusal") {
  ModelBench bench(model_case("qianfan_temporary"));
  auto const url = bench.stand_in.url();
  auto tokens = std::make_shared<providers::models::AccessTokens>(
      bench.issuer, bench.clock,
      providers::models::qianfan_desk({"stand-in-ak", "wrong"},
                                      fmt::format("{}:{}", url.host, url.port), bench.clock),
      patient.total);
  providers::models::ChatModel model(bench.provider, bench.clock,
                                     {.dialect = *providers::models::find_chat_dialect("qianfan"),
                                      .model = "ernie-4.0-8k",
                                      .tokens = tokens});
  CHECK(model.reply(bench.request("你好"), nullptr, {}).failure.trouble == unauthorised);
  CHECK(bench.issuer.standing().refuses_key);
  for (auto const* const fault :
       {R"({"status":503})", R"({"body":"{\"token\":\"x\",\"status\":\"disable\"}"})",
        R"({"body":"[]"})"}) {
    INFO(fault);
    bench.stand_in.fault(fault, 1, token_calls);
    CHECK(bench.ask("你好").failure.trouble == unavailable);
  }
  CHECK(bench.ask("你好"));
}
