// SPDX-License-Identifier: Apache-2.0
// The true services, where the environment has keys: XINGQU_TEST_DEEPSEEK_KEY and _MODEL; for
// ERNIE _SECRET as well; _URL in place of the usual one.
#include <doctest/doctest.h>

#include <cstdlib>

#include "model_bench.hpp"
#include "providers/models/chat_model.hpp"
#include "providers/models/ernie_model.hpp"

namespace {

using namespace std::chrono_literals;
using providers::models::find_chat_dialect;

std::string of_environment(std::string_view service, std::string_view what) {
  auto name = "XINGQU_TEST_" + std::string(service) + "_" + std::string(what);
  for (auto& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  auto const* const value = std::getenv(name.c_str());
  return value ? value : "";
}

struct Live {  // a true service
  Live(std::string const& service, providers::Url const& base)
      : transport({.allowed = {base}}),
        provider({.name = service, .base = base}, {transport, clock, random, ids, log, observer}) {}

  assistant::ModelRequest request(std::string text) const {
    assistant::ModelRequest made{.turns = {{.text = std::move(text)}}};
    made.begins_by = made.ends_by = clock.now() + 60s;
    return made;
  }

  base::SystemClock clock;
  base::SystemRandom random;
  base::Ids ids{clock, random};
  base::SilentLog log;
  providers::CallObserver observer;
  providers::CurlTransport transport;
  providers::Provider provider;
};

void talk(Live& live, assistant::LanguageModel& model) {
  auto const whole = model.reply(live.request("用一个字回答：你好吗？"), nullptr, {});
  REQUIRE_MESSAGE(whole, whole.failure.why);
  std::string shown;
  auto const tell = [&](auto text) {
    shown += text;
    return true;
  };
  auto const streamed = model.reply(live.request("从一数到十。"), tell, {});
  REQUIRE_MESSAGE(streamed, streamed.failure.why);
  CHECK(shown == streamed.reply->text);
  auto request = live.request("福州");
  request.system = R"(Answer with JSON alone: {"city": the city's name}.)";
  request.wants_json = true;
  auto const object = model.reply(request, nullptr, {});
  REQUIRE_MESSAGE(object, object.failure.why);
  CHECK(object.reply->text.find('{') != std::string::npos);
}

}  // namespace

TEST_CASE("the true services answer as their stand-ins do") {
  for (auto const* const service :
       {"openai", "deepseek", "dashscope", "ollama", "vllm", "llama_cpp", "qianfan", "ernie"}) {
    auto const model = of_environment(service, "model");
    auto const key = of_environment(service, "key");
    if (model.empty()) {
      MESSAGE("skipped: no model of " << std::string(service) << " is in the environment");
      continue;
    }
    INFO(service);
    auto url = of_environment(service, "url");
    auto const* const dialect = find_chat_dialect(service);
    if (url.empty()) url = dialect ? dialect->base : "https://aip.baidubce.com";
    Live live(service, *providers::parse_url(url));
    std::unique_ptr<assistant::LanguageModel> client;
    if (dialect)
      client = std::make_unique<providers::models::ChatModel>(
          live.provider, live.clock,
          providers::models::ChatModelOptions{.dialect = *dialect, .model = model, .key = key});
    else
      client = std::make_unique<providers::models::ErnieModel>(
          live.provider, live.clock,
          providers::models::ErnieOptions{.model = model,
                                          .keys = {key, of_environment(service, "secret")}});
    talk(live, *client);
  }
}
