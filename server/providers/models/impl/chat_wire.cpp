// SPDX-License-Identifier: Apache-2.0
#include "providers/models/impl/chat_wire.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/text.hpp"
#include "providers/models/impl/chat_refusals.hpp"
#include "providers/models/impl/trouble_status.hpp"
#include "providers/models/impl/wire_fields.hpp"

namespace providers::models {
namespace {

namespace json = boost::json;
using assistant::FunctionCall;
using assistant::ModelReply;
using assistant::ModelRequest;
using assistant::ModelTrouble;
using assistant::Turn;

constexpr std::size_t most_calls = 16;
constexpr std::string_view word_json = "Answer with one JSON object.";

// What a model wrote is sent back as it was, unless it would break the reading of ours.
json::object call_on_wire(FunctionCall const& call) {
  auto const arguments = is_json_object(call.arguments) ? call.arguments : "{}";
  return {{"id", call.id},
          {"type", "function"},
          {"function", {{"name", call.name}, {"arguments", arguments}}}};
}

json::object message_from(Turn const& turn) {
  if (turn.role == Turn::Role::user) return {{"role", "user"}, {"content", turn.text}};
  if (turn.role == Turn::Role::function)
    return {{"role", "tool"}, {"tool_call_id", turn.answers.id}, {"content", turn.text}};
  json::object made{{"role", "assistant"}};
  if (turn.text.empty() && !turn.calls.empty())
    made["content"] = nullptr;
  else
    made["content"] = turn.text;
  if (turn.calls.empty()) return made;
  json::array calls;
  for (auto const& call : turn.calls) calls.push_back(call_on_wire(call));
  made["tool_calls"] = std::move(calls);
  return made;
}

json::array messages_from(ModelRequest const& request, ChatDialect const& dialect) {
  auto system = request.system;
  if (request.wants_json && dialect.wants_word_json &&
      base::fold(system).find("json") == std::string::npos)
    system += fmt::format("{}{}", system.empty() ? "" : "\n", word_json);
  json::array messages;
  if (!system.empty()) messages.push_back({{"role", "system"}, {"content", system}});
  for (auto const& turn : request.turns) messages.push_back(message_from(turn));
  return messages;
}

json::array tools_from(ModelRequest const& request) {
  json::array tools;
  for (auto const& offered : request.functions)
    tools.push_back({{"type", "function"},
                     {"function",
                      {{"name", offered.name},
                       {"description", offered.description},
                       {"parameters", json::parse(offered.parameters)}}}});
  return tools;
}

ModelReply::End end_from(std::string_view reason) {
  if (reason == "length") return ModelReply::End::shortened;
  if (reason == "content_filter") return ModelReply::End::filtered;
  return ModelReply::End::complete;
}

void take_calls(json::array const& parts, std::vector<FunctionCall>& calls) {
  for (auto const& part : parts) {
    auto const index = static_cast<std::size_t>(count_of(part, "index"));
    if (index >= most_calls) continue;
    if (index >= calls.size()) calls.resize(index + 1);
    auto& call = calls[index];
    if (call.id.empty()) call.id = text_of(part, "id");
    if (auto const* const function = find(part, "function")) {
      if (call.name.empty()) call.name = text_of(*function, "name");
      call.arguments += text_of(*function, "arguments");
    }
  }
}

// In a whole answer the calls have no index: their order is that of the list.
void take_whole_calls(json::array const& list, std::vector<FunctionCall>& calls) {
  for (auto const& each : list) {
    std::vector<FunctionCall> one;
    take_calls({each}, one);
    if (!one.empty()) calls.push_back(std::move(one.front()));
  }
}

void take_usage(json::value const& body, ModelReply& reply) {
  if (auto const* const usage = find(body, "usage"))
    reply.spent = {count_of(*usage, "prompt_tokens"), count_of(*usage, "completion_tokens")};
}

json::value const* first_choice(json::value const& body) {
  auto const* const choices = json_fields::list(body, "choices");
  return choices && !choices->empty() ? &choices->front() : nullptr;
}

// Ids join calls with their results, so calls without one get their place as an id.
void name_calls(ModelReply& reply) {
  for (std::size_t i = 0; i < reply.calls.size(); ++i)
    if (reply.calls[i].id.empty()) reply.calls[i].id = fmt::format("call_{}", i);
  if (!reply.calls.empty()) reply.end = ModelReply::End::calls;
}

}  // namespace

std::string chat_body(ModelRequest const& request, ChatBody const& how) {
  json::object body{{"model", how.model}, {"messages", messages_from(request, how.dialect)}};
  if (request.temperature) body["temperature"] = *request.temperature;
  if (request.top_p) body["top_p"] = *request.top_p;
  if (request.most_tokens) body[how.dialect.limit_field] = *request.most_tokens;
  if (!request.stop.empty()) body["stop"] = json::value_from(request.stop);
  if (request.wants_json) body["response_format"] = {{"type", "json_object"}};
  if (!request.functions.empty()) body["tools"] = tools_from(request);
  if (!request.chosen_function.empty() && how.dialect.takes_tool_choice)
    body["tool_choice"] = {{"type", "function"}, {"function", {{"name", request.chosen_function}}}};
  if (!request.user.empty() && how.dialect.takes_user) body["user"] = request.user;
  if (how.streams) {
    body["stream"] = true;
    body["stream_options"] = {{"include_usage", true}};
  }
  return json::serialize(body);
}

std::string ChatReader::take_event(std::string_view data) {
  if (base::trim(data) == "[DONE]") {
    is_finished_ = true;
    return {};
  }
  auto const body = json_fields::parse(data);
  if (!body || !body->is_object()) {
    fail(ModelTrouble::unavailable, "An event of its stream is no JSON.");
    return {};
  }
  if (find(*body, "error")) {
    fail(trouble_of_chat_error(*body, 200), "It failed in the middle of a stream.");
    return {};
  }
  take_usage(*body, reply);
  auto const* const choice = first_choice(*body);
  if (!choice) return {};
  if (is_true(*choice, "need_clear_history")) reply.must_forget = true;
  if (auto const reason = text_of(*choice, "finish_reason"); !reason.empty()) {
    reply.end = end_from(reason);
    is_finished_ = true;
  }
  auto const* const delta = find(*choice, "delta");
  auto const* const parts = delta ? json_fields::list(*delta, "tool_calls") : nullptr;
  if (parts) take_calls(*parts, reply.calls);
  if (is_finished_) name_calls(reply);
  auto text = delta ? text_of(*delta, "content") : std::string();
  reply.text += text;
  return text;
}

void ChatReader::take_body(std::string_view text) {
  reply = {};
  failure.reset();
  auto const body = json_fields::parse(text);
  auto const* const choice = body ? first_choice(*body) : nullptr;
  auto const* const message = choice ? find(*choice, "message") : nullptr;
  if (body && find(*body, "error"))
    return fail(trouble_of_chat_error(*body, 200), "It answered with an error.");
  if (!message) return fail(ModelTrouble::unavailable, "Its answer holds no message.");
  take_usage(*body, reply);
  reply.text = text_of(*message, "content");
  reply.end = end_from(text_of(*choice, "finish_reason"));
  reply.must_forget = is_true(*choice, "need_clear_history");
  if (auto const* const calls = json_fields::list(*message, "tool_calls"))
    take_whole_calls(*calls, reply.calls);
  name_calls(reply);
  is_finished_ = true;
}

assistant::ModelFailure ChatReader::refusal_in(Head const& head, std::string_view text) const {
  auto const body = json_fields::parse(text);
  auto const trouble =
      body ? trouble_of_chat_error(*body, head.status) : trouble_of_status(head.status);
  auto const* const error = body ? find(*body, "error") : nullptr;
  auto const code = error && error->is_object() ? text_of(*error, "code") : std::string();
  return {.trouble = trouble,
          .why = code.empty() ? fmt::format("It answered {}.", head.status)
                              : fmt::format("It answered {} {}.", head.status, code)};
}

}  // namespace providers::models
