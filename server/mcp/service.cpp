// SPDX-License-Identifier: Apache-2.0
#include "mcp/service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "http/json_text.hpp"
#include "mcp/offerings.hpp"

namespace mcp {
namespace {

using http::Request;

constexpr std::string_view capabilities =
    R"("capabilities":{"tools":{"listChanged":false},"resources":{},)"
    R"("prompts":{"listChanged":false}})";

bool is_handshake_version(std::string_view version) {
  return std::ranges::find(handshake_versions, version) != handshake_versions.end();
}

std::string json_of(std::string_view text) {
  std::string out;
  http::append_json(out, text);
  return out;
}

Failure unsupported(std::string_view requested) {
  std::string data = R"({"supported":[)" + json_of(current_version);
  for (auto const version : handshake_versions) data += "," + json_of(version);
  data += R"(],"requested":)" + json_of(requested) + "}";
  return {Code::unsupported_version, "Unsupported protocol version.", std::move(data)};
}

// The headers repeat what the body says, so that a proxy may trust them.
std::optional<Failure> header_mismatch(Message const& message, Headers const& headers) {
  auto const differ = [](char const* header, std::string_view should) {
    return Failure{Code::header_mismatch,
                   fmt::format("The header {} must be \"{}\".", header, should)};
  };
  if (headers.version != message.version)
    return differ("MCP-Protocol-Version", message.version.value_or(""));
  if (message.id.empty()) return std::nullopt;
  if (headers.method != message.method) return differ("Mcp-Method", message.method);
  bool const has_name = message.method == "tools/call" || message.method == "resources/read" ||
                        message.method == "prompts/get";
  if (has_name && headers.name != message.name)
    return differ("Mcp-Name", message.name.value_or(""));
  return std::nullopt;
}

// Of a request that does not say its version itself.
std::optional<Failure> wrong_era(Message const& message, std::optional<Headers> const& headers) {
  auto const told = headers ? headers->version : std::nullopt;
  if (told == current_version || message.method == "server/discover")
    return Failure{Code::invalid_params,
                   "_meta must have io.modelcontextprotocol/protocolVersion and "
                   "io.modelcontextprotocol/clientCapabilities."};
  if (told && !is_handshake_version(*told)) return unsupported(*told);
  return std::nullopt;
}

std::optional<Failure> wrong_meta(Message const& message, std::optional<Headers> const& headers) {
  if (headers)
    if (auto mismatch = header_mismatch(message, *headers)) return mismatch;
  if (*message.version != current_version) return unsupported(*message.version);
  if (!message.tells_capabilities)
    return Failure{Code::invalid_params,
                   "_meta must have io.modelcontextprotocol/clientCapabilities."};
  return std::nullopt;
}

unsigned status_of(Code code, bool is_current) {
  switch (code) {
    case Code::unknown_method:
      return is_current ? 404 : 200;
    case Code::invalid_params:
      return is_current ? 400 : 200;
    case Code::broken:
      return 200;
    default:
      return 400;
  }
}

Reply failed(Message const& message, Failure const& failure, bool is_current) {
  return {status_of(failure.code, is_current), failure_text(message.id, failure)};
}

std::string tool_text(Tool const& tool) {
  auto const flag = [](bool value) { return value ? "true" : "false"; };
  return fmt::format(
      R"({{"name":{},"title":{},"description":{},"inputSchema":{},"outputSchema":{},)"
      R"("annotations":{{"readOnlyHint":{},"destructiveHint":false,"idempotentHint":{},)"
      R"("openWorldHint":false}}}})",
      json_of(tool.name), json_of(tool.title), json_of(tool.description), tool.input, tool.output,
      flag(!tool.changes_something), flag(!tool.changes_something));
}

// What every answer of the current era begins with.
std::string complete(std::string_view version) {
  return fmt::format(R"({{"resultType":"complete","_meta":{{"io.modelcontextprotocol/serverInfo":)"
                     R"({{"name":"xingqu","title":"行趣 Xingqu","version":{}}}}})",
                     json_of(version));
}

std::string_view instructions() {
  return R"("instructions":"Plans trips in China that hold: opening hours, ways, meals, lodging )"
         R"(and budget are checked. Read a wish in plain words with read_wish, hand its fields to )"
         R"(plan_trip, show the tiers to the traveller, and keep the chosen one with keep_trip. )"
         R"(Never promise what a check calls unknown.")";
}

}  // namespace

struct Service::Outcome {
  std::string result;  // JSON, unless it failed
  std::optional<Failure> failure = {};
};

http::Lane Service::lane_of(std::string_view text) const {
  auto lane = http::Lane::db;  // everything but tools is read out of the database, or is known
  for (auto const& message : read_messages(text).messages) {
    if (message.method != "tools/call") continue;
    for (auto const& tool : tools_) {
      if (tool.name != message.name) continue;
      for (auto const& id : tool.endpoints) lane = std::max(lane, parts_.api.get(id).lane);
    }
  }
  return lane;
}

Reply Service::answer(std::string_view text, std::optional<Headers> const& headers,
                      Request const& caller) const {
  auto const envelope = read_messages(text);
  if (!envelope.is_batch) return answer_one(envelope.messages.front(), headers, caller);
  auto const version = headers ? headers->version : std::nullopt;
  if (version && *version != batch_version)
    return failed({}, {Code::invalid_request, "This revision knows no batches."}, true);
  return answer_all(envelope.messages, headers, caller);
}

Reply Service::answer_all(std::vector<Message> const& batch, std::optional<Headers> const& headers,
                          Request const& caller) const {
  std::string body;
  for (auto const& message : batch) {
    auto reply = message.method == "initialize" || message.version
                     ? failed(message, {Code::invalid_request, "This cannot be in a batch."}, false)
                     : answer_one(message, headers, caller);
    if (!reply.body.empty()) body += (body.empty() ? "[" : ",") + std::move(reply.body);
  }
  if (body.empty()) return {202};
  return {200, body + "]"};
}

Reply Service::answer_one(Message const& message, std::optional<Headers> const& headers,
                          Request const& caller) const {
  bool const is_current = message.version.has_value();
  if (message.failure) return failed(message, *message.failure, true);
  if (message.is_response) return {202};
  auto const wrong = is_current ? wrong_meta(message, headers) : wrong_era(message, headers);
  if (wrong) return failed(message, *wrong, true);
  if (message.id.empty()) return {202};
  auto const era = is_current ? Era::current : Era::handshake;
  auto const outcome = result_of(message, era, caller);
  if (outcome.failure) return failed(message, *outcome.failure, is_current);
  return {200, result_text(message.id, outcome.result)};
}

Service::Outcome Service::result_of(Message const& message, Era era, Request const& caller) const {
  bool const is_current = era == Era::current;
  if (message.method == "tools/list") return {list_tools(era, caller)};
  if (message.method == "tools/call") return call_tool(message, era, caller);
  if (message.method == "server/discover") return {discovered()};
  if (message.method == "initialize" && !is_current) return {initialized(message)};
  if (message.method == "ping" && !is_current) return {"{}"};
  return offered(message, era, caller);
}

// Lists may be kept for five minutes by whoever asked; what is read from them changes.
Service::Outcome Service::offered(Message const& message, Era era, Request const& caller) const {
  auto const& method = message.method;
  bool const is_list = method.ends_with("/list");
  auto made =
      method == "resources/list"             ? list_resources(parts_.api, message, caller)
      : method == "resources/read"           ? read_resource(parts_.api, message, caller)
      : method == "resources/templates/list" ? list_resource_templates()
      : method == "prompts/list"             ? list_prompts(caller)
      : method == "prompts/get"
          ? get_prompt(message, caller)
          : Offering{{}, Failure{Code::unknown_method, "There is no method " + method + "."}};
  if (made.failure) return {{}, std::move(made.failure)};
  if (era == Era::handshake) return {made.result + "}"};
  auto result = complete(parts_.version) + "," + made.result.substr(1);
  if (method != "prompts/get")
    result += fmt::format(R"(,"ttlMs":{},"cacheScope":"private")", is_list ? 300'000 : 0);
  return {std::move(result) + "}"};
}

std::string Service::initialized(Message const& message) const {
  auto const version = is_handshake_version(message.wanted_version)
                           ? std::string_view(message.wanted_version)
                           : handshake_versions.front();
  return fmt::format(
      R"({{"protocolVersion":{},{},"serverInfo":{{"name":"xingqu","title":"行趣 Xingqu",)"
      R"("version":{}}},{}}})",
      json_of(version), capabilities, json_of(parts_.version), instructions());
}

std::string Service::discovered() const {
  std::string versions = json_of(current_version);
  for (auto const version : handshake_versions) versions += "," + json_of(version);
  return fmt::format(R"({},"supportedVersions":[{}],{},{},"ttlMs":3600000,"cacheScope":"public"}})",
                     complete(parts_.version), versions, capabilities, instructions());
}

std::string Service::list_tools(Era era, Request const& caller) const {
  std::string list;
  for (auto const& tool : tools_) {
    auto const may_call = [&](std::string const& id) {
      return parts_.api.admits(id, caller.principal);
    };
    if (std::ranges::none_of(tool.endpoints, may_call)) continue;
    list += (list.empty() ? "" : ",") + tool_text(tool);
  }
  if (era == Era::handshake) return R"({"tools":[)" + list + "]}";
  return fmt::format(R"({},"tools":[{}],"ttlMs":300000,"cacheScope":"private"}})",
                     complete(parts_.version), list);
}

void Service::note(Tool const& tool, ToolResult const& result, Request const& caller) const {
  if (!caller.principal) return;
  auto const& prefix = caller.principal->token_prefix;
  parts_.log.info(
      "mcp", fmt::format("{} {} for {}{}{}", tool.name, result.is_refused ? "refused" : "answered",
                         caller.principal->user_id, prefix.empty() ? "" : " with ", prefix));
}

Service::Outcome Service::call_tool(Message const& message, Era era, Request const& caller) const {
  auto const tool = std::ranges::find(tools_, message.name.value_or(""), &Tool::name);
  if (tool == tools_.end())
    return {{},
            Failure{Code::invalid_params, "There is no tool " + message.name.value_or("") + "."}};
  auto const result = tool->call(message.arguments, caller);
  note(*tool, result, caller);
  std::string out = era == Era::current ? complete(parts_.version) + "," : "{";
  out += R"("content":[{"type":"text","text":)" + json_of(result.text) + "}]";
  if (!result.structured.empty()) out += R"(,"structuredContent":)" + result.structured;
  out += result.is_refused ? R"(,"isError":true})" : R"(,"isError":false})";
  return {std::move(out)};
}

}  // namespace mcp
