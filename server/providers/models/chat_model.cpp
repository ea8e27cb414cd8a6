// SPDX-License-Identifier: Apache-2.0
#include "providers/models/chat_model.hpp"

#include "providers/models/impl/chat_wire.hpp"
#include "providers/models/impl/model_exchange.hpp"

namespace providers::models {

assistant::ModelAnswer ChatModel::reply(assistant::ModelRequest const& request,
                                        assistant::TextSink const& tell, std::stop_token stop) {
  bool const streams = tell || options_.dialect.always_streams;
  Call call{.method = http::Method::post, .target = "/chat/completions"};
  call.headers = {{"Content-Type", "application/json"}};
  if (!options_.key.empty()) call.headers.set("Authorization", "Bearer " + options_.key);
  call.body = chat_body(request, {options_.dialect, options_.model, streams});
  ChatReader reader;
  auto answer = ask_model({provider_, clock_, was_exhausted_}, std::move(call), streams, request,
                          reader, tell, stop);
  if (answer) answer.reply->model = options_.model;
  return answer;
}

}  // namespace providers::models
