// SPDX-License-Identifier: Apache-2.0
#include "providers/models/model_chain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "providers/chain.hpp"

namespace providers::models {
namespace {

using assistant::ModelAnswer;
using assistant::ModelFailure;
using assistant::ModelReply;
using assistant::ModelRequest;
using assistant::ModelTrouble;
using assistant::TextSink;
using assistant::Turn;

bool is_final(ModelFailure const& failure) {
  switch (failure.trouble) {
    case ModelTrouble::bad_request:
    case ModelTrouble::too_long:
    case ModelTrouble::unsafe:
    case ModelTrouble::stopped:
      return true;
    default:
      return failure.was_shown;
  }
}

// The first one's, because it is the one people know. That nothing can be reached is said only
// when it is true of all.
ModelFailure summed_up(std::vector<ModelFailure> const& failures) {
  if (failures.empty()) return {ModelTrouble::timed_out, "The deadline has passed."};
  auto made = is_final(failures.back()) ? failures.back() : failures.front();
  bool const none_reached = std::all_of(failures.begin(), failures.end(), [](auto const& each) {
    return each.trouble == ModelTrouble::unreachable;
  });
  if (made.trouble == ModelTrouble::unreachable && !none_reached)
    made.trouble = ModelTrouble::unavailable;
  return made;
}

// The later half of the conversation, from a question of the user on; nullopt when there is no
// older part to leave out.
std::optional<ModelRequest> shortened(ModelRequest const& request) {
  auto const& turns = request.turns;
  auto const is_question = [&](std::size_t i) { return turns[i].role == Turn::Role::user; };
  auto from = (turns.size() + 1) / 2;
  while (from < turns.size() && !is_question(from)) ++from;
  if (from >= turns.size()) from = (turns.size() - 1) / 2;
  while (from > 0 && !is_question(from)) --from;
  if (from == 0) return std::nullopt;
  auto made = request;
  made.turns.erase(made.turns.begin(), made.turns.begin() + static_cast<std::ptrdiff_t>(from));
  return made;
}

}  // namespace

void ModelChain::add(std::string provider, std::shared_ptr<assistant::LanguageModel> model) {
  links_.push_back({std::move(provider), std::move(model)});
}

ModelAnswer ModelChain::reply(ModelRequest const& request, TextSink const& tell,
                              std::stop_token stop) {
  std::vector<ModelFailure> failures;
  Chain<ModelReply> chain(clock_);
  for (auto const& link : links_)
    chain.add(link.provider, [&](base::Instant until) -> Said<ModelReply> {
      auto asked = request;
      (tell ? asked.begins_by : asked.ends_by) = until;
      auto answer = ask(link, asked, tell, stop);
      if (answer) return {.value = *std::move(answer.reply)};
      failures.push_back(answer.failure);
      tell_operators(link, answer.failure);
      return {.why = answer.failure.why, .is_final = is_final(answer.failure)};
    });
  auto answer = chain.ask(tell ? request.begins_by : request.ends_by);
  if (answer.value) return *std::move(answer.value);
  return summed_up(failures);
}

ModelAnswer ModelChain::ask(Link const& link, ModelRequest const& request, TextSink const& tell,
                            std::stop_token const& stop) {
  auto answer = link.model->reply(request, tell, stop);
  if (answer || answer.failure.trouble != ModelTrouble::too_long) return answer;
  auto const shorter = shortened(request);
  return shorter ? link.model->reply(*shorter, tell, stop) : answer;
}

// A key that is refused needs somebody to act; the rest may pass by itself.
void ModelChain::tell_operators(Link const& link, ModelFailure const& failure) {
  if (failure.trouble == ModelTrouble::stopped) return;
  auto const severity =
      failure.trouble == ModelTrouble::unauthorised ? base::Severity::error : base::Severity::warn;
  log_.write(severity, "providers.models",
             fmt::format("{} {}: {}", link.provider, to_word(failure.trouble), failure.why));
}

}  // namespace providers::models
