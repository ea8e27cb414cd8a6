// SPDX-License-Identifier: Apache-2.0
#include "assistant/metered_model.hpp"

#include <cmath>

#include "base/expects.hpp"

namespace assistant {
namespace {

constexpr std::string_view nobody = "none";  // answered; a provider has another name

std::int64_t prompt_tokens(ModelRequest const& request) {
  auto count = estimated_tokens(request.system);
  for (auto const& turn : request.turns) count += estimated_tokens(turn.text);
  for (auto const& offered : request.functions)
    count += estimated_tokens(offered.description) + estimated_tokens(offered.parameters);
  return count;
}

std::int64_t reply_tokens(ModelReply const& reply) {
  auto count = estimated_tokens(reply.text);
  for (auto const& call : reply.calls) count += estimated_tokens(call.arguments);
  return count;
}

}  // namespace

std::int64_t estimated_tokens(std::string_view text) {
  std::int64_t wide = 0;
  std::int64_t narrow = 0;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte >= 0xc0u) ++wide;
    if (byte < 0x80u) ++narrow;
  }
  return wide + (narrow + 3) / 4;
}

ModelAnswer MeteredModel::reply(ModelRequest const& request, TextSink const& tell,
                                std::stop_token stop) {
  EXPECTS(!request.person.empty());
  auto const now = clock_.now();
  auto const today = base::china_day(now);
  if (is_too_much(usage_.on_day(request.person, today))) {
    auto const tomorrow = base::china_instant(today + std::chrono::days(1), base::Minutes(0));
    return ModelFailure{.trouble = ModelTrouble::exhausted,
                        .why = "This person has used up the day's share.",
                        .retry_after = std::chrono::ceil<std::chrono::seconds>(tomorrow - now)};
  }
  std::string shown;
  auto const counted = [&](std::string_view text) {
    shown += text;
    return tell(text);
  };
  auto answer = model_.reply(request, tell ? TextSink(counted) : nullptr, stop);
  auto const provider = answer ? std::string_view(answer.reply->provider) : nobody;
  usage_.add(request.person, today, provider, used_by(answer, request, shown));
  return answer;
}

bool MeteredModel::is_too_much(Used const& used) const {
  return (limits_.calls_per_day > 0 && used.calls >= limits_.calls_per_day) ||
         (limits_.tokens_per_day > 0 && used.tokens() >= limits_.tokens_per_day);
}

// A reply that broke off was paid for as well, as far as it came.
Used MeteredModel::used_by(ModelAnswer const& answer, ModelRequest const& request,
                           std::string const& shown) const {
  if (!answer) return {1, shown.empty() ? 0 : prompt_tokens(request), estimated_tokens(shown), 0};
  auto const& reply = *answer.reply;
  bool const is_counted = reply.spent.prompt + reply.spent.reply > 0;
  Used used{.calls = 1};
  used.prompt_tokens = is_counted ? reply.spent.prompt : prompt_tokens(request);
  used.reply_tokens = is_counted ? reply.spent.reply : reply_tokens(reply);
  if (auto const price = limits_.prices.find(reply.provider); price != limits_.prices.end())
    used.cost_micro_yuan =
        std::llround(static_cast<double>(used.prompt_tokens) * price->second.prompt +
                     static_cast<double>(used.reply_tokens) * price->second.reply);
  return used;
}

}  // namespace assistant
