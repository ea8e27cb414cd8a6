// SPDX-License-Identifier: Apache-2.0
#include "app/language_models.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "providers/models/chat_model.hpp"
#include "providers/models/ernie_model.hpp"

namespace app {
namespace {

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

std::string model_key(Party const& party) { return fmt::format("models.{}_model", party.name); }

std::unique_ptr<assistant::LanguageModel> client_of(Party const& party,
                                                    providers::Provider& provider,
                                                    ops::Settings const& settings,
                                                    base::Clock const& clock) {
  auto const model = settings.text(model_key(party));
  auto const key = settings.text(key_key(party));
  if (auto const* const dialect = find_chat_dialect(party.name))
    return std::make_unique<ChatModel>(provider, clock,
                                       providers::models::ChatModelOptions{*dialect, model, key});
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
  for (auto const& party : named)
    if (settings.text(model_key(party)).empty())
      problems.push_back({model_key(party), "names no model"});
  bool const has_half_a_key =
      !settings.text("models.ernie_key").empty() && settings.text("models.ernie_secret").empty();
  if (has_half_a_key) problems.push_back({"models.ernie_secret", "is empty"});
  for (auto const& text : settings.list("models.prices"))
    if (!priced_from(text))
      problems.push_back({"models.prices", text + " is not like deepseek=2/8"});
  return named;
}

std::unique_ptr<providers::models::ModelChain> open_models(ops::Settings const& settings,
                                                           ThirdParties& parties,
                                                           OutsideParts const& parts) {
  auto chain = std::make_unique<providers::models::ModelChain>(parts.clock, parts.log);
  Problems none;
  for (auto const& party : models_in_order(settings, none)) {
    auto* const provider = parties.find(party);
    if (!provider) continue;
    std::shared_ptr<assistant::LanguageModel> const model =
        client_of(party, *provider, settings, parts.clock);
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
