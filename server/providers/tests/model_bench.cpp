// SPDX-License-Identifier: Apache-2.0
#include "model_bench.hpp"

#include <fmt/format.h>

#include "base/civil.hpp"
#include "patient_exchange.hpp"
#include "providers/models/chat_model.hpp"
#include "providers/models/ernie_model.hpp"
#include "providers/models/token_desks.hpp"

using assistant::ModelAnswer;
using assistant::ModelRequest;
using providers::models::ChatModel;
using providers::models::ChatModelOptions;
using providers::models::find_chat_dialect;
using providers::models::qianfan_desk;
using namespace std::chrono_literals;

namespace {

ModelCase chat_case(std::string const& dialect, std::string const& path, std::string const& model,
                    std::string const& flavour) {
  return {dialect,
          "openai_compatible",
          {"--flavour", flavour, "--api-key", "sk-stand-in"},
          path,
          [=](auto& provider, auto&, auto& clock) {
            return std::make_unique<ChatModel>(
                provider, clock,
                ChatModelOptions{.dialect = *find_chat_dialect(dialect),
                                 .model = model,
                                 .key = "sk-stand-in",
                                 .deadlines = patient});
          }};
}

ModelCase qianfan_case() {
  return {"qianfan", "qianfan", {}, "/v2", [](auto& provider, auto&, auto& clock) {
            return std::make_unique<ChatModel>(
                provider, clock,
                ChatModelOptions{.dialect = *find_chat_dialect("qianfan"),
                                 .model = "ernie-4.0-8k",
                                 .key = "bce-v3/ALTAK-stand-in/secret",
                                 .deadlines = patient});
          }};
}

// Signatures tell the time, so that the clock of this stand-in is ours.
ModelCase temporary_qianfan_case() {
  auto const now = std::chrono::floor<std::chrono::seconds>(base::SystemClock().now());
  return {"qianfan_temporary",
          "qianfan",
          {"--now", base::to_text(base::Instant(now))},
          "/v2",
          [](auto& provider, auto& issuer, auto& clock) {
            auto const url = providers::parse_url(issuer.standing().base);
            auto tokens = std::make_shared<providers::models::AccessTokens>(
                issuer, clock,
                qianfan_desk({"stand-in-ak", "stand-in-sk"},
                             fmt::format("{}:{}", url->host, url->port), clock),
                patient.total);
            return std::make_unique<ChatModel>(
                provider, clock,
                ChatModelOptions{.dialect = *find_chat_dialect("qianfan"),
                                 .model = "ernie-4.0-8k",
                                 .tokens = std::move(tokens),
                                 .deadlines = patient});
          },
          true};
}

ModelCase ernie_case() {
  return {"ernie", "ernie", {}, "", [](auto& provider, auto&, auto& clock) {
            return std::make_unique<providers::models::ErnieModel>(
                provider, clock,
                providers::models::ErnieOptions{.model = "ERNIE-3.5-128K",
                                                .keys = {"stand-in-key", "stand-in-secret"},
                                                .deadlines = patient});
          }};
}

providers::Url base_of(StandIn const& stand_in, std::string const& path) {
  auto made = stand_in.url();
  made.path = path;
  return made;
}

providers::ProviderOptions options_for(std::string const& name, providers::Url const& base,
                                       unsigned retries) {
  return {.name = name,
          .base = base,
          .most_at_once = 64,
          .retry = {.most = retries},
          .breaker = {.failures = 1000}};
}

}  // namespace

std::vector<ModelCase> const& model_cases() {
  static std::vector<ModelCase> const cases{
      chat_case("openai", "/v1", "stand-in", "plain"),
      chat_case("deepseek", "", "deepseek-chat", "deepseek"),
      chat_case("dashscope", "/compatible-mode/v1", "qwen-plus", "dashscope"),
      chat_case("ollama", "/v1", "qwen2.5:7b", "ollama"),
      chat_case("vllm", "/v1", "stand-in", "vllm"),
      chat_case("llama_cpp", "/v1", "stand-in", "llama_cpp"),
      qianfan_case(),
      temporary_qianfan_case(),
      ernie_case(),
  };
  return cases;
}

ModelBench::ModelBench(ModelCase const& each, unsigned retries)
    : stand_in(each.stand_in, each.options),
      transport({.allowed = {stand_in.url()}}),
      provider(options_for(each.name, base_of(stand_in, each.path), retries),
               {transport, clock, random, ids, log, observer}),
      issuer(options_for("issuer", stand_in.url(), retries),
             {transport, clock, random, ids, log, observer}),
      model(each.make(provider, issuer, clock)) {}

ModelCase const& model_case(std::string_view name) {
  for (auto const& each : model_cases())
    if (each.name == name) return each;
  throw std::logic_error("no such service");
}

ModelBench& bench_of(ModelCase const& each) {
  static std::map<std::string, std::unique_ptr<ModelBench>> benches;
  auto& bench = benches[each.name];
  if (!bench) bench = std::make_unique<ModelBench>(each);
  static int resets = 0;  // a token of ERNIE's tells the time: those of two tests differ
  bench->stand_in.control(fmt::format(R"({{"reset":true,"advance_s":{}}})", ++resets));
  if (each.has_temporary_keys) bench->ask("先取令牌");  // the reset took the last one
  return *bench;
}

ModelRequest ModelBench::request(std::string text) const {
  ModelRequest made{.turns = {{.text = std::move(text)}}};
  made.begins_by = clock.now() + 20s;
  made.ends_by = clock.now() + 20s;
  return made;
}

ModelAnswer ModelBench::ask(ModelRequest request, bool streams) {
  shown.clear();
  assistant::TextSink const tell = [this](std::string_view text) {
    shown += text;
    return true;
  };
  return model->reply(request, streams ? tell : nullptr, {});
}

ModelAnswer ModelBench::ask(std::string text) { return ask(request(std::move(text)), false); }
ModelAnswer ModelBench::ask_streaming(std::string text) {
  return ask(request(std::move(text)), true);
}
