// SPDX-License-Identifier: Apache-2.0
#include "mcp/stdio.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "mcp/tests/stage.hpp"

using namespace mcp;

namespace {

struct Pipe {  // what is written in and what comes out, line by line
  std::vector<std::string> say(std::string const& text) {
    std::istringstream in(text);
    std::ostringstream out;
    http::Request caller;
    caller.headers.add("Authorization", "Bearer anna");
    answer_lines(in, out, stage.service, caller, [this] { ++messages; });
    std::vector<std::string> lines;
    std::istringstream said(out.str());
    for (std::string line; std::getline(said, line);) lines.push_back(line);
    return lines;
  }
  Stage stage;
  int messages = 0;
};

std::string const hello = R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":)"
                          R"({"protocolVersion":"2025-06-18"}})";

}  // namespace

TEST_CASE("each line is a message, and each request is answered by one line") {
  Pipe pipe;
  auto const lines = pipe.say(
      hello + "\n" + R"({"jsonrpc":"2.0","method":"notifications/initialized"})" + "\r\n\n" +
      R"({"jsonrpc":"2.0","id":2,"method":"tools/call","params":)"
      R"({"name":"list_trips"}})");
  REQUIRE(lines.size() == 2);
  CHECK(boost::json::parse(lines[0]).at("result").at("protocolVersion") == "2025-06-18");
  CHECK(boost::json::parse(lines[1]).at("id") == 2);
  CHECK(!boost::json::parse(lines[1]).at("result").at("isError").as_bool());
  CHECK(pipe.messages == 3);
}

TEST_CASE("the current revision needs no headers over stdio") {
  Pipe pipe;
  auto const lines =
      pipe.say(R"({"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":{)"
               R"("io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
               R"("io.modelcontextprotocol/clientCapabilities":{}}}})");
  CHECK(boost::json::parse(lines.at(0)).at("result").at("resultType") == "complete");
}

TEST_CASE("a line that is no message, or is too long, does not end the conversation") {
  Pipe pipe;
  auto const lines = pipe.say("nonsense\n" + std::string(longest_line + 1, 'x') + "\n" +
                              R"({"jsonrpc":"2.0","id":3,"method":"ping"})" +
                              std::string(longest_line - 40, ' ') + "\n" + hello);
  REQUIRE(lines.size() == 4);
  CHECK(boost::json::parse(lines[0]).at("error").at("code") == -32700);
  CHECK(boost::json::parse(lines[1]).at("error").at("code") == -32600);
  CHECK(boost::json::parse(lines[2]).at("id") == 3);
  CHECK(boost::json::parse(lines[3]).at("id") == 1);
}
