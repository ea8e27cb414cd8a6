// SPDX-License-Identifier: Apache-2.0
#include "app/language_models.hpp"

#include <doctest/doctest.h>

#include "app/outside.hpp"

namespace {

using Flags = std::map<std::string, std::string>;

base::Result<ops::Settings> settings_of(Flags const& flags) {
  auto const environment = [](char const* name) {
    return std::string_view(name) == "KEY" ? "k3y" : nullptr;
  };
  return ops::Settings::load({.environment = environment, .flags = flags});
}

std::string problem_of(Flags const& flags) {
  auto const settings = settings_of(flags);
  REQUIRE(settings);
  auto const fits = app::Outside::check(*settings);
  if (fits) return {};
  return fits.error().fields.front().pointer + " " + fits.error().fields.front().detail;
}

}  // namespace

TEST_CASE("models that the settings name are called in their order") {
  Flags const flags{{"models.order", "qianfan,ollama"}, {"models.ollama_model", "qwen2.5:7b"}};
  auto const settings = ops::Settings::load({.flags = flags});
  std::vector<base::FieldError> problems;
  auto const named = app::models_in_order(*settings, problems);
  CHECK(problems.empty());
  REQUIRE(named.size() == 2);
  CHECK(named[0].name == "qianfan");
  CHECK(named[0].needs_key);
  CHECK_FALSE(named[1].needs_key);
}

TEST_CASE("settings of models that cannot be are refused where they stand") {
  CHECK(problem_of({}) == "");
  CHECK(problem_of({{"models.order", "gpt"}}).starts_with("models.order gpt is none of ernie"));
  CHECK(problem_of({{"models.order", "ollama"}}) == "models.ollama_model names no model");
  CHECK(problem_of({{"models.prices", "deepseek:2"}}) ==
        "models.prices deepseek:2 is not like deepseek=2/8");
  CHECK(problem_of({{"models.prices", "deepseek=2/-8"}}) != "");
}

TEST_CASE("an account's keys buy those of Qianfan, from a party of its own") {
  Flags flags{{"models.order", "qianfan"}, {"models.qianfan_access_key", "${env:KEY}"}};
  CHECK(problem_of(flags) == "models.qianfan_secret_key is empty");
  flags["models.qianfan_secret_key"] = "${env:KEY}";
  auto const settings = settings_of(flags);
  std::vector<base::FieldError> problems;
  auto const parties = app::model_parties(*settings, problems);
  CHECK(problems.empty());
  REQUIRE(parties.size() == 2);
  CHECK_FALSE(parties[0].needs_key);
  CHECK(parties[1].name == "qianfan_iam");
  CHECK(app::models_in_order(*settings, problems).size() == 1);
  flags["models.qianfan_iam_url"] = "ftp://iam";
  CHECK(problem_of(flags) == "models.qianfan_iam_url is no http or https URL");
}

TEST_CASE("what a person may use, and what it costs, is in the settings") {
  auto const settings = ops::Settings::load(
      {.flags = {{"models.calls_per_day", "7"}, {"models.prices", "deepseek=2/8,ernie=0.8/2"}}});
  auto const limits = app::model_limits(*settings);
  CHECK(limits.calls_per_day == 7);
  CHECK(limits.tokens_per_day == 300'000);
  CHECK(limits.prices.at("deepseek").reply == 8);
  CHECK(limits.prices.at("ernie").prompt == 0.8);
}
