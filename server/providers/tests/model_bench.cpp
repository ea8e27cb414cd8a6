// SPDX-License-Identifier: Apache-2.0
#include "model_bench.hpp"

#include <fmt/format.h>

#include "providers/models/chat_model.hpp"
#include "providers/models/ernie_model.hpp"

using assistant::ModelAnswer;
using assistant::ModelRequest;
using providers::models::ChatModel;
using providers::models::find_chat_dialect;
using namespace std::chrono_literals;

namespace {

ModelCase chat_case(std::string const& dialect, std::string const& path, std::string const& model,
                    std::string const& flavour) {
  return {
      dialect,
      "openai_compatible",
      {"--flavour", flavour, "--api-key", "sk-stand-in"},
      path,
      [=](auto& provider, auto& clock) {
        return std::make_unique<ChatModel>(
            provider, clock,
            providers::models::ChatModelOptions{*find_chat_dialect(dialect), model, "sk-stand-in"});
      }};
}

ModelCase qianfan_case() {
  return {"qianfan", "qianfan", {}, "/v2", [](auto& provider, auto& clock) {
            return std::make_unique<ChatModel>(
                provider, clock,
                providers::models::ChatModelOptions{*find_chat_dialect("qianfan"), "ernie-4.0-8k",
                                                    "bce-v3/ALTAK-stand-in/secret"});
          }};
}

ModelCase ernie_case() {
  return {"ernie", "ernie", {}, "", [](auto& provider, auto& clock) {
            return std::make_unique<providers::models::ErnieModel>(
                provider, clock,
                providers::models::ErnieOptions{.model = "ERNIE-3.5-128K",
                                                .keys = {"stand-in-key", "stand-in-secret"}});
          }};
}

providers::Url base_of(StandIn const& stand_in, std::string const& path) {
  auto made = stand_in.url();
  made.path = path;
  return made;
}

providers::ProviderOptions options_for(ModelCase const& each, StandIn const& stand_in,
                                       unsigned retries) {
  return {.name = each.name,
          .base = base_of(stand_in, each.path),
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
      ernie_case(),
  };
  return cases;
}

ModelBench::ModelBench(ModelCase const& each, unsigned retries)
    : stand_in(each.stand_in, each.options),
      transport({.allowed = {stand_in.url()}}),
      provider(options_for(each, stand_in, retries),
               {transport, clock, random, ids, log, observer}),
      model(each.make(provider, clock)) {}

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
