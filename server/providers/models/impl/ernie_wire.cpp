// SPDX-License-Identifier: Apache-2.0
#include "providers/models/impl/ernie_wire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

#include "providers/models/impl/ernie_codes.hpp"
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

constexpr std::string_view nothing = "/";  // content may not be empty

std::string said(std::string const& text) { return text.empty() ? std::string(nothing) : text; }

json::object call_on_wire(FunctionCall const& call) {
  auto const arguments = is_json_object(call.arguments) ? call.arguments : "{}";
  return {{"name", call.name}, {"thoughts", call.thoughts}, {"arguments", arguments}};
}

// Collects messages so that the model speaks at every second place and never first.
class Alternating {
 public:
  void person_says(std::string const& text) {
    if (!messages_.empty() && is_person(messages_.back())) {
      auto& content = messages_.back().as_object()["content"].as_string();
      content.append("\n").append(text);
      return;
    }
    if (!messages_.empty() && is_function(messages_.back())) model_says("");
    messages_.push_back({{"role", "user"}, {"content", said(text)}});
  }

  void model_says(std::string const& text) {
    if (messages_.empty()) return;
    if (is_model(messages_.back())) return;
    messages_.push_back({{"role", "assistant"}, {"content", said(text)}});
  }

  // A call that was never answered is not shown: it could not be followed by anything.
  void function_says(FunctionCall const& call, std::string const& text, std::string const& before) {
    if (messages_.empty() || is_model(messages_.back())) return;
    if (is_function(messages_.back()) && !before.empty()) model_says(before);
    messages_.push_back(
        {{"role", "assistant"}, {"content", before}, {"function_call", call_on_wire(call)}});
    auto const result =
        is_json_object(text) ? text : json::serialize(json::object{{"result", text}});
    messages_.push_back({{"role", "function"}, {"name", call.name}, {"content", result}});
  }

  json::array take() && { return std::move(messages_); }

 private:
  static bool has_role(json::value const& message, std::string_view role) {
    return message.at("role").as_string() == role;
  }
  static bool is_person(json::value const& message) { return has_role(message, "user"); }
  static bool is_model(json::value const& message) { return has_role(message, "assistant"); }
  static bool is_function(json::value const& message) { return has_role(message, "function"); }

  json::array messages_;
};

json::array messages_from(std::vector<Turn> const& turns) {
  Alternating made;
  std::string before;  // what the model said along with its calls
  for (auto const& turn : turns) {
    if (turn.role == Turn::Role::user) made.person_says(turn.text);
    if (turn.role == Turn::Role::model && turn.calls.empty()) made.model_says(turn.text);
    if (turn.role == Turn::Role::model && !turn.calls.empty()) before = turn.text;
    if (turn.role == Turn::Role::function) {
      made.function_says(turn.answers, turn.text, before);
      before.clear();
    }
  }
  return std::move(made).take();
}

json::array functions_from(ModelRequest const& request) {
  json::array functions;
  for (auto const& offered : request.functions)
    functions.push_back({{"name", offered.name},
                         {"description", offered.description},
                         {"parameters", json::parse(offered.parameters)}});
  return functions;
}

void add_options(json::object& body, ErnieOptions const& options) {
  if (options.penalty_score) body["penalty_score"] = *options.penalty_score;
  if (options.disable_search) body["disable_search"] = true;
  if (options.enable_citation) body["enable_citation"] = true;
  if (options.enable_trace) body["enable_trace"] = true;
  if (options.system_memory.empty()) return;
  body["enable_system_memory"] = true;
  body["system_memory_id"] = options.system_memory;
}

ModelReply::End end_from(json::value const& body) {
  auto const reason = text_of(body, "finish_reason");
  if (reason == "content_filter") return ModelReply::End::filtered;
  if (reason == "length" || is_true(body, "is_truncated")) return ModelReply::End::shortened;
  return ModelReply::End::complete;
}

}  // namespace

std::string ernie_body(ModelRequest const& request, ErnieOptions const& options, bool streams) {
  json::object body{{"messages", messages_from(request.turns)}};
  if (!request.system.empty()) body["system"] = request.system;
  if (request.temperature)
    body["temperature"] = *request.temperature;
  else if (request.top_p)
    body["top_p"] = *request.top_p;
  if (request.most_tokens) body["max_output_tokens"] = std::clamp(*request.most_tokens, 2, 4096);
  if (!request.stop.empty()) body["stop"] = json::value_from(request.stop);
  if (request.wants_json) body["response_format"] = "json_object";
  if (!request.functions.empty()) body["functions"] = functions_from(request);
  if (!request.chosen_function.empty())
    body["tool_choice"] = {{"type", "function"}, {"function", {{"name", request.chosen_function}}}};
  if (!request.user.empty()) body["user_id"] = request.user;
  if (!request.user_address.empty()) body["user_ip"] = request.user_address;
  if (streams) body["stream"] = true;
  add_options(body, options);
  return json::serialize(body);
}

std::string ErnieReader::take_event(std::string_view data) { return take(data); }

void ErnieReader::take_body(std::string_view body) {
  reply = {};
  failure.reset();
  refuses_token_ = is_lasting = false;
  take(body);
  is_finished_ = !failure;
}

std::string ErnieReader::take(std::string_view text) {
  auto const body = json_fields::parse(text);
  if (body)
    if (auto const code = text_of(*body, "error_code"); !code.empty()) {
      take_failure(code);
      return {};
    }
  auto const* const result = body ? find(*body, "result") : nullptr;
  if (!result || !result->is_string()) {
    fail(ModelTrouble::unavailable, "Its answer holds no result.");
    return {};
  }
  if (is_true(*body, "need_clear_history")) reply.must_forget = true;
  if (auto const* const usage = find(*body, "usage"))
    reply.spent = {count_of(*usage, "prompt_tokens"), count_of(*usage, "completion_tokens")};
  reply.end = end_from(*body);
  if (auto const* const call = find(*body, "function_call")) {
    reply.calls = {{"call_0", text_of(*call, "name"), text_of(*call, "arguments"),
                    text_of(*call, "thoughts")}};
    reply.end = ModelReply::End::calls;
  }
  if (is_true(*body, "is_end")) is_finished_ = true;
  auto piece = text_of(*body, "result");
  reply.text += piece;
  return piece;
}

void ErnieReader::take_failure(std::string const& code) {
  auto const meaning = meaning_of_ernie_code(std::strtoll(code.c_str(), nullptr, 10));
  refuses_token_ = meaning.refuses_token;
  is_lasting = meaning.is_lasting;
  fail(meaning.trouble, fmt::format("It answered error {}{}.", code,
                                    meaning.is_known ? "" : ", which no document names"));
}

// Its gateway speaks in headers when it refuses.
assistant::ModelFailure ErnieReader::refusal_in(Head const& head, std::string_view) const {
  auto const code = head.headers.get("X-Bce-Error-Code");
  return {.trouble = trouble_of_status(head.status),
          .why = fmt::format("It answered {}{}{}.", head.status, code.empty() ? "" : " ", code)};
}

}  // namespace providers::models
