// SPDX-License-Identifier: Apache-2.0
#include "app/language_models.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "providers/models/chat_model.hpp"
#include "providers/models/ernie_model.hpp"
#include "providers/models/token_desks.hpp"

namespace app {
namespace {

using providers::models::AccessTokens;
using providers::models::ChatModel;
using providers::models::ErnieModel;
using providers::models::find_chat_dialect;
using Problems = std::vector<base::FieldError>;

constexpr Party known[] = {
    {.subject = "models", .name = "ernie", .needs_key = true},
    {.subject = "models", .name = "qianfan", .needs_key = true},
    {.subject = "models", .name = "deepseek", .needs_key = true},
    {.subject = "models", .name = "dashscope", .needs_key = true},
    {.subject = "models", .name = "openai", .needs_key = true},
    {.subject = "models", .name = "ollama"},
    {.subject = "models", .name = "vllm"},
    {.subject = "models", .name = "llama_cpp"},
};
constexpr Party qianfan_issuer{.subject = "models", .name = "qianfan_iam"};

// Instead of a key of Qianfan: those of an account, which buy one for a day.
bool has_temporary_keys(ops::Settings const& settings) {
  return !settings.text("models.qianfan_access_key").empty();
}

std::string model_key(Party const& party) { return fmt::format("models.{}_model", party.name); }

std::shared_ptr<AccessTokens> tokens_for(Party const& party, ThirdParties& parties,
                                         ops::Settings const& settings, base::Clock const& clock) {
  auto* const issuer = parties.find(qianfan_issuer);
  if (party.name != "qianfan" || !issuer) return nullptr;
  auto const origin = providers::parse_url(settings.text(url_key(qianfan_issuer)))->origin();
  auto tokens = std::make_shared<AccessTokens>(
      *issuer, clock,
      providers::models::qianfan_desk(
          {settings.text("models.qianfan_access_key"), settings.text("models.qianfan_secret_key")},
          origin.substr(origin.find("//") + 2), clock));
  parties.probe_with(qianfan_issuer, [tokens](base::Instant until) {
    assistant::ModelRequest request;
    request.ends_by = until;
    return tokens->get("", request, {}).failure.why;
  });
  return tokens;
}

std::unique_ptr<assistant::LanguageModel> client_of(Party const& party,
                                                    providers::Provider& provider,
                                                    std::shared_ptr<AccessTokens> tokens,
                                                    ops::Settings const& settings,
                                                    base::Clock const& clock) {
  auto const model = settings.text(model_key(party));
  auto const key = settings.text(key_key(party));
  if (auto const* const dialect = find_chat_dialect(party.name))
    return std::make_unique<ChatModel>(
        provider, clock,
        providers::models::ChatModelOptions{
            .dialect = *dialect, .model = model, .key = key, .tokens = std::move(tokens)});
  return std::make_unique<ErnieModel>(
      provider, clock,
      providers::models::ErnieOptions{.model = model,
                                      .keys = {key, settings.text("models.ernie_secret")},
                                      .disable_search = !settings.yes("models.ernie_search"),
                                      .system_memory = settings.text("models.ernie_memory")});
}

// The shortest question that costs next to nothing.
ThirdParties::Probe probe_of(std::shared_ptr<assistant::LanguageModel> const& model) {
  return [model](base::Instant until) {
    assistant::ModelRequest request{.turns = {{.text = "1+1=?"}}, .most_tokens = 16};
    request.begins_by = request.ends_by = until;
    auto const answer = model->reply(request, nullptr, {});
    return answer ? std::string() : answer.failure.why;
  };
}

struct Priced {
  std::string provider;
  assistant::TokenPrice price;
};

std::optional<double> number_in(std::string_view text) {
  double made = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), made);
  bool const is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && made >= 0 && made < 1e6 ? std::optional(made) : std::nullopt;
}

// "deepseek=2/8"
std::optional<Priced> priced_from(std::string const& text) {
  auto const equals = text.find('=');
  auto const slash = text.find('/', equals);
  if (equals == std::string::npos || slash == std::string::npos) return std::nullopt;
  auto const prompt = number_in(std::string_view(text).substr(equals + 1, slash - equals - 1));
  auto const reply = number_in(std::string_view(text).substr(slash + 1));
  if (!prompt || !reply) return std::nullopt;
  return Priced{text.substr(0, equals), {*prompt, *reply}};
}

}  // namespace

std::vector<Party> models_in_order(ops::Settings const& settings, Problems& problems) {
  auto named = parties_in_order(known, "models.order", settings, problems);
  for (auto& party : named) {
    if (settings.text(model_key(party)).empty())
      problems.push_back({model_key(party), "names no model"});
    if (party.name == "qianfan" && has_temporary_keys(settings)) party.needs_key = false;
  }
  if (has_temporary_keys(settings) && settings.text("models.qianfan_secret_key").empty())
    problems.push_back({"models.qianfan_secret_key", "is empty"});
  bool const has_half_a_key =
      !settings.text("models.ernie_key").empty() && settings.text("models.ernie_secret").empty();
  if (has_half_a_key) problems.push_back({"models.ernie_secret", "is empty"});
  for (auto const& text : settings.list("models.prices"))
    if (!priced_from(text))
      problems.push_back({"models.prices", text + " is not like deepseek=2/8"});
  return named;
}

std::vector<Party> model_parties(ops::Settings const& settings, Problems& problems) {
  auto parties = models_in_order(settings, problems);
  bool const asks_qianfan = std::any_of(parties.begin(), parties.end(),
                                        [](auto const& each) { return each.name == "qianfan"; });
  if (!asks_qianfan || !has_temporary_keys(settings)) return parties;
  if (providers::parse_url(settings.text(url_key(qianfan_issuer))))
    parties.push_back(qianfan_issuer);
  else
    problems.push_back({url_key(qianfan_issuer), "is no http or https URL"});
  return parties;
}

std::unique_ptr<providers::models::ModelChain> open_models(ops::Settings const& settings,
                                                           ThirdParties& parties,
                                                           OutsideParts const& parts) {
  auto chain = std::make_unique<providers::models::ModelChain>(parts.clock, parts.log);
  Problems none;
  for (auto const& party : models_in_order(settings, none)) {
    auto* const provider = parties.find(party);
    if (!provider) continue;
    std::shared_ptr<assistant::LanguageModel> const model = client_of(
        party, *provider, tokens_for(party, parties, settings, parts.clock), settings, parts.clock);
    chain->add(std::string(party.name), model);
    parties.probe_with(party, probe_of(model));
  }
  return chain;
}

assistant::ModelLimits model_limits(ops::Settings const& settings) {
  assistant::ModelLimits limits{.calls_per_day = settings.number("models.calls_per_day"),
                                .tokens_per_day = settings.number("models.tokens_per_day")};
  for (auto const& text : settings.list("models.prices"))
    if (auto priced = priced_from(text)) limits.prices[priced->provider] = priced->price;
  return limits;
}

}  // namespace app
