// SPDX-License-Identifier: Apache-2.0
#include "mcp/api.hpp"

#include <doctest/doctest.h>

#include "mcp/impl/header_value.hpp"
#include "mcp/tests/stage.hpp"

using namespace mcp;
namespace json = boost::json;

namespace {

std::string const ping = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";

std::string listing_with(std::string const& meta) {
  return R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":)" + meta + "}}";
}

std::string const good_meta = R"({"io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
                              R"("io.modelcontextprotocol/clientCapabilities":{}})";

http::Headers const good_headers{{"MCP-Protocol-Version", "2026-07-28"},
                                 {"Mcp-Method", "tools/list"}};

http::Headers without(std::string_view name) {
  auto headers = good_headers;
  headers.remove(name);
  return headers;
}

http::Headers with(std::string_view name, std::string_view value) {
  auto headers = good_headers;
  headers.set(name, value);
  return headers;
}

std::vector<std::string> offered_to(Stage& stage, std::string const& bearer) {
  std::vector<std::string> names;
  auto const answer = json_in(stage.ask("tools/list", "", bearer));
  for (auto const& tool : answer.at("result").at("tools").as_array())
    names.emplace_back(tool.at("name").as_string());
  return names;
}

}  // namespace

TEST_CASE("a client of the current revision discovers what we speak") {
  Stage stage;
  auto const answer = stage.ask("server/discover");
  CHECK(answer.status == 200);
  CHECK(answer.headers.get("Content-Type") == "application/json");
  auto const result = json_in(answer).at("result");
  CHECK(result.at("resultType") == "complete");
  CHECK(result.at("supportedVersions").at(0) == "2026-07-28");
  CHECK(result.at("supportedVersions").at(1) == "2025-11-25");
  CHECK(result.at("capabilities").at("tools").is_object());
  CHECK(result.at("_meta").at("io.modelcontextprotocol/serverInfo").at("version") == "9.9");
  CHECK(json_in(answer).at("id") == "q");
}

TEST_CASE("an older client shakes hands in its own revision, or the newest it may know") {
  Stage stage;
  auto const agreed = [&](std::string const& wanted) {
    auto const answer = stage.post(
        R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":")" + wanted +
        R"(","capabilities":{},"clientInfo":{"name":"c","version":"1"}}})");
    CHECK(answer.status == 200);
    CHECK(!answer.headers.has("Mcp-Session-Id"));
    return std::string(json_in(answer).at("result").at("protocolVersion").as_string());
  };
  CHECK(agreed("2025-11-25") == "2025-11-25");
  CHECK(agreed("2025-03-26") == "2025-03-26");
  CHECK(agreed("2099-01-01") == "2025-11-25");
  CHECK(agreed("2026-07-28") == "2025-11-25");
  CHECK(told(stage.post(R"({"jsonrpc":"2.0","method":"notifications/initialized"})")) == "202");
  CHECK(told(stage.post(ping)) == "200");
  CHECK(told(stage.post(ping, {{"MCP-Protocol-Version", "2025-06-18"}})) == "200");
  CHECK(told(stage.post(ping, {{"MCP-Protocol-Version", "2019-01-01"}})) == "400 -32022");
}

TEST_CASE("the older results have nothing that came later") {
  Stage stage;
  auto const result =
      json_in(stage.post(R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})")).at("result");
  CHECK(result.as_object().size() == 1);
  CHECK(result.at("tools").as_array().size() == 9 - 1);  // without keep_trip
}

TEST_CASE("the headers of the current revision must say what the body says") {
  Stage stage;
  auto const listed = [&](http::Headers headers) {
    return told(stage.post(listing_with(good_meta), std::move(headers)));
  };
  CHECK(listed(good_headers) == "200");
  CHECK(listed(without("MCP-Protocol-Version")) == "400 -32020");
  CHECK(listed(without("Mcp-Method")) == "400 -32020");
  CHECK(listed(with("MCP-Protocol-Version", "2025-11-25")) == "400 -32020");
  CHECK(listed(with("Mcp-Method", "tools/call")) == "400 -32020");
}

TEST_CASE("the tool's name in the header may be told in base64") {
  Stage stage;
  auto const called = [&](std::string const& name) {
    auto headers = with("Mcp-Method", "tools/call");
    if (!name.empty()) headers.set("Mcp-Name", name);
    return told(stage.post(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":)"
                           R"({"name":"list_trips","_meta":)" +
                               good_meta + "}}",
                           std::move(headers)));
  };
  CHECK(called("list_trips") == "200");
  CHECK(called("=?base64?bGlzdF90cmlwcw==?=") == "200");
  CHECK(called("=?base64?bGlzdF90cmlwcw?=") == "400 -32020");
  CHECK(called("keep_trip") == "400 -32020");
  CHECK(called("") == "400 -32020");
  CHECK(header_value("=?base64?5LiW55WM?=") == "世界");
  CHECK(header_value("=?base64?"
                     "?=") == "");
  CHECK(header_value("=?base64?=") == "=?base64?=");
  CHECK(!header_value("=?base64?a*bc?="));
}

TEST_CASE("a request of the current revision says its version and its capabilities") {
  Stage stage;
  auto const listed = [&](std::string const& meta, http::Headers headers = good_headers) {
    return told(stage.post(listing_with(meta), std::move(headers)));
  };
  auto const version = R"("io.modelcontextprotocol/protocolVersion":)";
  CHECK(listed("{}") == "400 -32602");
  CHECK(listed("{" + std::string(version) + R"("2026-07-28"})") == "400 -32602");
  CHECK(listed("{" + std::string(version) + "7}") == "400 -32602");
  auto const other = listed("{" + std::string(version) + R"("2031-01-01"})",
                            with("MCP-Protocol-Version", "2031-01-01"));
  CHECK(other == "400 -32022");
  CHECK(told(stage.post(R"({"jsonrpc":"2.0","id":1,"method":"server/discover"})")) == "400 -32602");
}

TEST_CASE("an unknown method is 404 today and 200 to older clients") {
  Stage stage;
  CHECK(told(stage.ask("tools/unlist")) == "404 -32601");
  CHECK(told(stage.ask("ping")) == "404 -32601");
  CHECK(told(stage.ask("initialize")) == "404 -32601");
  CHECK(told(stage.post(R"({"jsonrpc":"2.0","id":1,"method":"tools/unlist"})")) == "200 -32601");
}

TEST_CASE("whatever is sent, the answer says what is wrong with it") {
  Stage stage;
  CHECK(told(stage.post("{")) == "400 -32700");
  CHECK(told(stage.post("7")) == "400 -32600");
  CHECK(told(stage.post(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]})")) ==
        "400 -32602");
  CHECK(told(stage.post(R"({"jsonrpc":"2.0","id":1,"result":{}})")) == "202");
  CHECK(told(stage.ask("tools/call")) == "400 -32602");
  CHECK(told(stage.ask("tools/call", R"("name":"no_tool")")) == "400 -32602");
}

TEST_CASE("only the revision that had batches answers them") {
  Stage stage;
  auto const batch = "[" + ping + R"(,{"jsonrpc":"2.0","method":"notifications/x"},7])";
  for (auto const& headers :
       {http::Headers{}, http::Headers{{"MCP-Protocol-Version", "2025-03-26"}}}) {
    auto const answer = stage.post(batch, headers);
    CHECK(answer.status == 200);
    auto const answers = json_in(answer).as_array();
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].at("id") == 1);
    CHECK(answers[1].at("error").at("code") == -32600);
  }
  CHECK(told(stage.post("[" + ping + "]", {{"MCP-Protocol-Version", "2025-06-18"}})) ==
        "400 -32600");
  CHECK(told(stage.post("[" + ping + "]", good_headers)) == "400 -32600");
  CHECK(told(stage.post(R"([{"jsonrpc":"2.0","method":"notifications/x"}])")) == "202");
  auto const inside = stage.post(R"([{"jsonrpc":"2.0","id":1,"method":"initialize"}])");
  CHECK(json_in(inside).at(0).at("error").at("code") == -32600);
}

TEST_CASE("a page of another site may not call") {
  Stage stage;
  auto const from = [&](std::string const& origin) {
    return stage.post(ping, {{"Origin", origin}}).status;
  };
  CHECK(from("https://trips.example.org") == 200);
  CHECK(from("https://evil.example") == 403);
  CHECK(from("https://trips.example.org.evil.example") == 403);
  CHECK(from("http://trips.example.org") == 403);
  CHECK(from("null") == 403);
}

TEST_CASE("without a good token there is nothing to be had") {
  Stage stage;
  auto const nobody = stage.ask("tools/list", "", "");
  CHECK(nobody.status == 401);
  CHECK(nobody.headers.get("WWW-Authenticate") == "Bearer");
  CHECK(stage.ask("tools/list", "", "forged").status == 401);
  CHECK(stage.called.empty());
}

TEST_CASE("a token is offered the tools that it may call, in the same order each time") {
  Stage stage;
  using Names = std::vector<std::string>;
  CHECK(offered_to(stage, "anna") == Names{"search_areas", "search_places", "place_details",
                                           "read_wish", "plan_trip", "explain_check", "list_trips",
                                           "get_trip", "keep_trip", "revise_trip"});
  CHECK(offered_to(stage, "keeper") ==
        Names{"search_areas", "search_places", "place_details", "keep_trip", "revise_trip"});
  CHECK(offered_to(stage, "anna") == offered_to(stage, "anna"));
}

TEST_CASE("every tool is described by schemas that stand alone") {
  Stage stage;
  auto const answer = json_in(stage.ask("tools/list", "", "anna"));
  for (auto const& tool : answer.at("result").at("tools").as_array()) {
    INFO(json::serialize(tool.at("name")));
    CHECK(tool.at("description").as_string().size() > 20);
    CHECK(tool.at("annotations").at("readOnlyHint").as_bool() ==
          (tool.at("name") != "keep_trip" && tool.at("name") != "revise_trip"));
    for (auto const* side : {"inputSchema", "outputSchema"}) {
      CHECK(tool.at(side).at("type") == "object");
      CHECK(json::serialize(tool.at(side)).find("#/components") == std::string::npos);
    }
  }
}

TEST_CASE("a message is answered on the lane of what its tool calls") {
  using http::Lane;
  Stage stage;
  auto const calling = [](std::string const& tool) {
    return R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":")" + tool + "\"}}";
  };
  auto const lane = [&](std::string const& text) { return stage.service.lane_of(text); };
  CHECK(lane(calling("plan_trip")) == Lane::cpu);
  CHECK(lane(calling("search_places")) == Lane::db);
  CHECK(lane(calling("no_such_tool")) == Lane::db);
  CHECK(lane(ping) == Lane::db);
  CHECK(lane("{") == Lane::db);
  CHECK(lane("[" + ping + "," + calling("plan_trip") + "]") == Lane::cpu);
  http::Request request;
  request.method = http::Method::post;
  request.path = "/mcp";
  request.body = calling("plan_trip");
  CHECK(stage.router.find(request).lane_for(request) == Lane::cpu);
}
