// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/json.hpp>
#include <map>

#include "http/answers.hpp"
#include "http/schema.hpp"
#include "mcp/api.hpp"

namespace mcp {

// What the endpoints of the stage take and answer.
struct Script {
  std::optional<std::string> query;
  int limit = 20;
};
BOOST_DESCRIBE_STRUCT(Script, (), (query, limit))
inline http::Rules rules(http::Of<Script>) {
  return {http::field("limit").range(1, 50).may_be_missing()};
}

struct NotedLog final : base::Log {
  void write(base::Severity, std::string_view module, std::string_view text) override {
    lines.push_back(std::string(module) + ": " + std::string(text));
  }
  std::vector<std::string> lines;
};

// "reader" has plan:read and trips:read, "keeper" trips:write, "anna" signed in.
struct Doorman final : http::Authenticator {
  base::Result<http::Principal> authenticate(std::string_view bearer) override {
    http::Principal anna{"anna", "Anna", "traveller", "s"};
    if (bearer == "anna") return anna;
    anna.session_id.clear();
    anna.token_prefix = "xq_" + std::string(bearer);
    if (bearer == "reader") anna.scopes = {"plan:read", "trips:read"};
    if (bearer == "keeper") anna.scopes = {"trips:write"};
    if (!anna.scopes) return http::token_refused();
    return anna;
  }
};

// The endpoints that the tools call, each answering what it was told to, and /mcp before them.
struct Stage {
  Stage() {
    said["listTrips"] = http::ok(R"({"trips":[{"id":"T1","name":"Home"}]})");
    said["getPlace"] = http::ok(R"({"place":{"key":"gushan","name_zh":"鼓山","kinds":["hill"]}})");
  }

  std::vector<http::Endpoint> endpoints() {
    using http::get;
    using http::post;
    return {made(get("/api/areas"), "searchAreas", ""),
            made(get("/api/places"), "searchPlaces", ""),
            made(get("/api/places/{key}"), "getPlace", ""),
            made(post("/api/wishes/read"), "readWish", "plan:read"),
            made(post("/api/recommendations"), "recommend", "plan:read"),
            made(get("/api/recommendations/{recommendation}"), "readRecommendation", "plan:read"),
            made(get("/api/trips"), "listTrips", "trips:read"),
            made(get("/api/trips/{trip}"), "readTrip", "trips:read"),
            made(post("/api/trips"), "saveTrip", "trips:write"),
            made(post("/api/trips/{trip}/words"), "readTripWords", "trips:write"),
            made(post("/api/trips/{trip}/changes"), "changeTrip", "trips:write")};
  }

  http::Response post(std::string const& body, http::Headers headers = {},
                      std::string const& bearer = "reader") {
    http::Request request;
    request.method = http::Method::post;
    request.path = "/mcp";
    request.body = body;
    request.headers = std::move(headers);
    request.headers.add("Content-Type", "application/json");
    request.headers.add("Accept", "application/json, text/event-stream");
    if (!bearer.empty()) request.headers.add("Authorization", "Bearer " + bearer);
    request.locale = http::Locale::en;
    return router.handle(request);
  }

  // A request of the current revision with the headers it should have.
  http::Response ask(std::string const& method, std::string const& params = "",
                     std::string const& bearer = "reader") {
    auto const meta = R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
                      R"("io.modelcontextprotocol/clientCapabilities":{}})";
    auto const body = R"({"jsonrpc":"2.0","id":"q","method":")" + method + R"(","params":{)" +
                      meta + (params.empty() ? "" : "," + params) + "}}";
    http::Headers headers{{"MCP-Protocol-Version", "2026-07-28"}, {"Mcp-Method", method}};
    auto const whole = boost::json::parse(body).at("params").as_object();
    if (auto const* const name = whole.if_contains("name"); name && name->is_string())
      headers.add("Mcp-Name", std::string(name->get_string()));
    return post(body, std::move(headers), bearer);
  }
  // The result of a tool.
  boost::json::value use(std::string const& tool, std::string const& arguments = "{}",
                         std::string const& bearer = "reader") {
    auto const answer =
        ask("tools/call", R"("name":")" + tool + R"(","arguments":)" + arguments, bearer);
    return boost::json::parse(answer.body).at("result");
  }

  std::map<std::string, http::Response> said;  // by the endpoint's id
  std::vector<std::string> called;             // "searchPlaces query=x {body}"
  bool is_broken = false;
  Doorman doorman;
  NotedLog log;
  InnerApi api{endpoints(), {.authenticator = &doorman}};
  base::ManualClock clock{base::instant_from_us(1'727'800'000'000'000)};
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  Service service{{api, log, ids, "9.9"}};
  http::Router router{{endpoint({service, {"https://trips.example.org"}})},
                      {.authenticator = &doorman}};

 private:
  http::Endpoint made(http::EndpointBuilder builder, std::string const& id, char const* scope) {
    builder.named(id, id, "stage").query<Script>();
    builder.answers<Script>(200);
    if (*scope)
      builder.signed_in().scopes({scope});
    else
      builder.anyone();
    bool const posts = id == "readWish" || id == "recommend" || id == "saveTrip" ||
                       id == "readTripWords" || id == "changeTrip";
    if (posts) builder.takes<Script>();
    builder.on(id == "recommend" || id == "readWish" ? http::Lane::cpu : http::Lane::db);
    return builder.calls([this, id](http::Request const& request) { return play(id, request); });
  }

  http::Response play(std::string const& id, http::Request const& request) {
    if (is_broken) throw std::runtime_error("the stage is on fire");
    std::string line = id;
    for (auto const& [name, value] : request.params)
      line.append(" ").append(name).append("=").append(value);
    for (auto const& [name, value] : request.query)
      line.append(" ").append(name).append("=").append(value);
    called.push_back(line + request.body);
    auto const found = said.find(id);
    if (found != said.end()) return found->second;
    return http::refusal(base::refuse(base::Refusal::not_found, "There is no such thing."),
                         request);
  }
};

inline boost::json::value json_in(http::Response const& answer) {
  return boost::json::parse(answer.body);
}

inline std::string text_of(boost::json::value const& result) {
  return std::string(result.at("content").at(0).at("text").as_string());
}

// "404 -32601" of a failure, "200" of a result, "202".
inline std::string told(http::Response const& answer) {
  auto text = std::to_string(answer.status);
  if (answer.body.empty()) return text;
  auto const body = json_in(answer);
  auto const* const error = body.as_object().if_contains("error");
  return error ? text + " " + std::to_string(error->at("code").as_int64()) : text;
}

}  // namespace mcp
