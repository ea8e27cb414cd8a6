// SPDX-License-Identifier: Apache-2.0
#include "providers/models/chat_model.hpp"

#include "providers/models/impl/chat_wire.hpp"
#include "providers/models/impl/model_exchange.hpp"

namespace providers::models {

using assistant::ModelAnswer;
using assistant::ModelRequest;
using assistant::ModelTrouble;
using assistant::TextSink;

namespace {

// A failure that only those are told whose key was accepted.
bool speaks_for_key(assistant::ModelFailure const& failure) {
  switch (failure.trouble) {
    case ModelTrouble::bad_request:
    case ModelTrouble::too_long:
    case ModelTrouble::unsafe:
    case ModelTrouble::exhausted:
      return true;
    default:
      return failure.was_shown;
  }
}

}  // namespace

ModelAnswer ChatModel::reply(ModelRequest const& request, TextSink const& tell,
                             std::stop_token stop) {
  if (!options_.tokens) return ask(options_.key, request, tell, stop);
  std::string refused;
  for (;;) {
    auto const token = options_.tokens->get(refused, request, stop);
    if (token.token.empty()) return token.failure;
    auto answer = ask(token.token, request, tell, stop);
    if (answer || speaks_for_key(answer.failure)) options_.tokens->accepted(token.token);
    bool const is_refused = !answer && answer.failure.trouble == ModelTrouble::unauthorised;
    if (!is_refused || !refused.empty()) return answer;
    refused = token.token;
  }
}

ModelAnswer ChatModel::ask(std::string const& key, ModelRequest const& request,
                           TextSink const& tell, std::stop_token const& stop) {
  bool const streams = tell || options_.dialect.always_streams;
  Call call{.method = http::Method::post, .target = "/chat/completions"};
  call.headers = {{"Content-Type", "application/json"}};
  if (!key.empty()) call.headers.set("Authorization", "Bearer " + key);
  call.body = chat_body(request, {options_.dialect, options_.model, streams});
  ChatReader reader;
  auto answer = ask_model({provider_, clock_, was_exhausted_, options_.deadlines}, std::move(call),
                          streams, request, reader, tell, stop);
  if (answer) answer.reply->model = options_.model;
  return answer;
}

}  // namespace providers::models
