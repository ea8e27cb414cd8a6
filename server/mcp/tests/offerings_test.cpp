// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "mcp/tests/stage.hpp"

using namespace mcp;

namespace {

boost::json::value result_of(http::Response const& answer) {
  CHECK(answer.status == 200);
  return json_in(answer).at("result");
}

}  // namespace

TEST_CASE("kept trips are resources, page by page") {
  Stage stage;
  stage.said["listTrips"] = http::ok(
      R"({"trips":[{"id":"T1","name":"Home","start_date":"2027-02-01","end_date":"2027-02-03",)"
      R"("destination_name":{"zh":"福州","en":"Fuzhou"}}],"next_cursor":"T1"})");
  auto const result = result_of(stage.ask("resources/list", R"("cursor":"T9")"));
  CHECK(stage.called.back() == "listTrips limit=50 cursor=T9");
  CHECK(result.at("resources").at(0).at("uri") == "xingqu://trips/T1");
  CHECK(result.at("resources").at(0).at("description") == "2027-02-01 – 2027-02-03 · Fuzhou");
  CHECK(result.at("nextCursor") == "T1");
  CHECK(result.at("resultType") == "complete");
  CHECK(result.at("cacheScope") == "private");
}

TEST_CASE("a token that may not read trips has no resources") {
  Stage stage;
  auto const result = result_of(stage.ask("resources/list", "", "keeper"));
  CHECK(result.at("resources").as_array().empty());
  CHECK(stage.called.empty());
}

TEST_CASE("a resource is read by its address") {
  Stage stage;
  stage.said["readTrip"] = http::ok(R"({"id":"T1","name":"Home","plan":{"tier":"economy"}})");
  auto const read = [&](std::string const& uri, std::string const& bearer = "reader") {
    auto const meta = R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
                      R"("io.modelcontextprotocol/clientCapabilities":{}})";
    return stage.post(R"({"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":")" +
                          uri + "\"," + meta + "}}",
                      {{"MCP-Protocol-Version", "2026-07-28"},
                       {"Mcp-Method", "resources/read"},
                       {"Mcp-Name", uri}},
                      bearer);
  };
  auto const result = result_of(read("xingqu://trips/T1"));
  CHECK(stage.called.back() == "readTrip trip=T1");
  auto const& content = result.at("contents").at(0);
  CHECK(content.at("uri") == "xingqu://trips/T1");
  auto const plan = boost::json::parse(std::string(content.at("text").as_string()));
  CHECK(plan.at("name") == "Home");
  CHECK(plan.at("plan").at("tier") == "economy");
  CHECK(told(read("file:///etc/passwd")) == "400 -32602");
  CHECK(told(read("xingqu://trips/")) == "400 -32602");
  CHECK(told(read("xingqu://trips/a/b")) == "400 -32602");
  CHECK(told(read("xingqu://trips/T1", "keeper")) == "400 -32602");
}

TEST_CASE("the templates say how a trip is addressed") {
  Stage stage;
  auto const result = result_of(stage.ask("resources/templates/list"));
  CHECK(result.at("resourceTemplates").at(0).at("uriTemplate") == "xingqu://trips/{trip_id}");
}

TEST_CASE("a prompt is filled with what it is asked for") {
  Stage stage;
  auto const list = result_of(stage.ask("prompts/list"));
  CHECK(list.at("prompts").at(0).at("name") == "plan_from_words");
  CHECK(list.at("prompts").at(0).at("arguments").at(0).at("name") == "wish");
  auto const got = result_of(stage.ask(
      "prompts/get", R"("name":"plan_from_words","arguments":{"wish":"three days of \"sea\""})"));
  auto const& content = got.at("messages").at(0).at("content");
  CHECK(std::string(content.at("text").as_string())
            .starts_with("Please plan a trip for me: three days of \"sea\"\n"));
  CHECK(told(stage.ask("prompts/get", R"("name":"plan_from_words")")) == "400 -32602");
  CHECK(told(stage.ask("prompts/get", R"("name":"nonsense")")) == "400 -32602");
  auto const older = stage.post(R"({"jsonrpc":"2.0","id":1,"method":"prompts/list"})");
  CHECK(result_of(older).as_object().size() == 1);
}
