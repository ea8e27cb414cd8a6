// SPDX-License-Identifier: Apache-2.0
#include "providers/models/ernie_model.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "providers/models/impl/ernie_wire.hpp"
#include "providers/models/impl/model_exchange.hpp"

namespace providers::models {
namespace {

using assistant::ModelAnswer;
using assistant::ModelRequest;
using assistant::TextSink;

struct Endpoint {
  std::string_view model;
  std::string_view name;
};

constexpr auto endpoints = std::to_array<Endpoint>({
    {"ernie-4.0-8k", "completions_pro"},
    {"ernie-3.5-8k", "completions"},
    {"ernie-speed-8k", "ernie_speed"},
    {"ernie-lite", "eb-instant"},
});

}  // namespace

std::string ernie_endpoint(std::string_view model) {
  auto const name = base::fold(model);
  auto const* const at = std::find_if(endpoints.begin(), endpoints.end(),
                                      [&](Endpoint const& each) { return each.model == name; });
  return at == endpoints.end() ? name : std::string(at->name);
}

ModelAnswer ErnieModel::reply(ModelRequest const& request, TextSink const& tell,
                              std::stop_token stop) {
  bool const streams = static_cast<bool>(tell);
  std::string refused;
  for (;;) {
    auto const token = tokens_.get(refused, request, stop);
    if (token.token.empty()) return token.failure;
    ErnieReader reader;
    auto answer =
        ask_model({provider_, clock_, was_exhausted_, options_.deadlines},
                  call_with(token.token, request, streams), streams, request, reader, tell, stop);
    if (answer) answer.reply->model = options_.model;
    bool const was_heard = reader.is_finished() || reader.failure;
    if (was_heard && !reader.refuses_token()) tokens_.accepted(token.token);
    if (answer || !reader.refuses_token() || !refused.empty()) return answer;
    refused = token.token;
  }
}

Call ErnieModel::call_with(std::string const& token, ModelRequest const& request, bool streams) {
  Target target("/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/" +
                percent_encoded(ernie_endpoint(options_.model)));
  target.add("access_token", token);
  return {.method = http::Method::post,
          .target = target.str(),
          .headers = {{"Content-Type", "application/json"}},
          .body = ernie_body(request, options_, streams)};
}

}  // namespace providers::models
