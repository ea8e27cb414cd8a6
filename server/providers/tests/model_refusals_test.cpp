// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "model_bench.hpp"
#include "providers/models/chat_model.hpp"

using assistant::ModelTrouble;
using enum assistant::ModelTrouble;
using namespace std::chrono_literals;

namespace {

struct Row {
  char const* service;
  char const* error;
  ModelTrouble trouble;
};

// Each failure that the services document, by the name the stand-in has for it.
constexpr Row rows[] = {
    {"openai", "unauthorised", unauthorised},
    {"openai", "model_not_found", unavailable},
    {"openai", "rate_limited", exhausted},
    {"openai", "insufficient_quota", exhausted},
    {"openai", "internal", unavailable},
    {"openai", "overloaded", unavailable},
    {"deepseek", "unauthorised", unauthorised},
    {"deepseek", "insufficient_balance", exhausted},
    {"deepseek", "model_not_found", unavailable},
    {"deepseek", "unprocessable", bad_request},
    {"deepseek", "rate_limited", exhausted},
    {"deepseek", "overloaded", unavailable},
    {"dashscope", "unauthorised", unauthorised},
    {"dashscope", "arrears", exhausted},
    {"dashscope", "forbidden_arrears", exhausted},
    {"dashscope", "model_not_found", unavailable},
    {"dashscope", "unsafe", unsafe},
    {"dashscope", "rate_limited", exhausted},
    {"dashscope", "allocation_quota", exhausted},
    {"dashscope", "insufficient_quota", exhausted},
    {"dashscope", "overloaded", unavailable},
    {"ollama", "model_not_found", unavailable},
    {"ollama", "overloaded", unavailable},
    {"vllm", "unauthorised", unauthorised},
    {"vllm", "model_not_found", unavailable},
    {"vllm", "context_length", too_long},
    {"vllm", "internal", unavailable},
    {"llama_cpp", "unauthorised", unauthorised},
    {"llama_cpp", "loading", unavailable},
    {"llama_cpp", "context_length", too_long},
    {"qianfan", "malformed_json", bad_request},
    {"qianfan", "invalid_messages", bad_request},
    {"qianfan", "characters_too_long", too_long},
    {"qianfan", "tokens_too_long", too_long},
    {"qianfan", "invalid_argument", bad_request},
    {"qianfan", "user_unsafe", unsafe},
    {"qianfan", "invalid_model", unavailable},
    {"qianfan", "no_parameter_permission", unauthorised},
    {"qianfan", "invalid_appid", unauthorised},
    {"qianfan", "invalid_iam_token", unauthorised},
    {"qianfan", "system_unsafe", unsafe},
    {"qianfan", "user_setting_unsafe", unsafe},
    {"qianfan", "functions_unsafe", unsafe},
    {"qianfan", "account_overdue", exhausted},
    {"qianfan", "model_offline", unavailable},
    {"qianfan", "method_not_supported", bad_request},
    {"qianfan", "rpm_rate_limit_exceeded", exhausted},
    {"qianfan", "tpm_rate_limit_exceeded", exhausted},
    {"qianfan", "user_rate_limit_exceeded", exhausted},
    {"qianfan", "cluster_rate_limit_exceeded", exhausted},
    {"qianfan", "preemptible_rate_limit_exceeded", exhausted},
    {"qianfan", "internal_error", unavailable},
    {"qianfan", "dispatch_internal_error", unavailable},
};

struct PacedTransport final : providers::Transport {
  using Step = std::function<providers::Outcome(providers::Sink const&)>;
  providers::Outcome exchange(providers::Exchange const& out, providers::Sink const& sink,
                              std::stop_token) override {
    deadlines = out.deadlines;
    return step(sink);
  }
  Step step;
  providers::Deadlines deadlines;
};

// A service that says only what a test makes it say, at the test's pace.
struct SlowService {
  PacedTransport transport;
  base::ManualClock clock{base::Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22))};
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  base::SilentLog log;
  providers::CallObserver observer;
  providers::Provider provider{
      {.name = "slow", .base = *providers::parse_url("https://api.example.com")},
      {transport, clock, random, ids, log, observer}};
  providers::models::ChatModel model{
      provider, clock, {*providers::models::find_chat_dialect("openai"), "m", "k"}};

  assistant::ModelAnswer ask() {
    assistant::ModelRequest request{.turns = {{.text = "你好"}}};
    request.begins_by = clock.now() + 1h;
    request.ends_by = clock.now() + 1h;
    return model.reply(request, [](auto) { return true; }, {});
  }
};

constexpr auto word = R"(data: {"choices":[{"delta":{"content":"好"}}]})"
                      "\n\n";

// Sends `piece` again and again, two seconds apart, until the caller wants no more.
providers::Outcome patter(SlowService& service, providers::Sink const& sink,
                          std::string const& piece) {
  providers::Head const head{200, {{"Content-Type", "text/event-stream"}}};
  for (int i = 0; i < 100; ++i) {
    if (!sink(head, piece)) return providers::failed(providers::Trouble::cancelled, "");
    service.clock.advance(2s);
  }
  return {.head = head};
}

}  // namespace

TEST_CASE("each failure that a service documents has its code") {
  for (auto const& row : rows) {
    INFO(row.service << " " << row.error);
    auto& bench = bench_of(model_case(row.service));
    bench.stand_in.fault(fmt::format(R"({{"error":"{}"}})", row.error), 2, "/chat/");
    CHECK(bench.ask("你好").failure.trouble == row.trouble);
    CHECK(bench.ask_streaming("你好").failure.trouble == row.trouble);
  }
}

TEST_CASE("a service that asks for peace after too many requests is exhausted until then") {
  ModelBench bench(model_case("openai"));
  bench.stand_in.fault(R"({"error":"rate_limited","retry_after":60})", 1, "/chat/");
  CHECK(bench.ask("你好").failure.retry_after == 60s);
  auto const resting = bench.ask("你好");
  CHECK(resting.failure.trouble == exhausted);
  CHECK(resting.failure.retry_after > 30s);
  CHECK(bench.stand_in.calls("/chat/") == 1);
}

TEST_CASE("a service that asks for peace because it is busy is unavailable until then") {
  ModelBench bench(model_case("openai"));
  bench.stand_in.fault(R"({"error":"overloaded","retry_after":60})", 1, "/chat/");
  CHECK(bench.ask("你好").failure.trouble == unavailable);
  CHECK(bench.ask("你好").failure.trouble == unavailable);
}

TEST_CASE("comments are no sign of life") {
  SlowService service;
  service.transport.step = [&](auto& sink) { return patter(service, sink, ": keep-alive\n\n"); };
  auto const began = service.clock.now();
  CHECK(service.ask().failure.trouble == timed_out);
  CHECK(service.clock.now() - began == 6s);  // the first piece behind the limit of five
}

TEST_CASE("words that come are") {
  SlowService service;
  service.transport.step = [&](auto& sink) { return patter(service, sink, word); };
  auto const answer = service.ask();
  CHECK(answer.failure.why == "Its stream ended before the reply did.");
  CHECK(service.transport.deadlines.total == 60s);
}
