// SPDX-License-Identifier: Apache-2.0
#include "mcp/message.hpp"

#include <doctest/doctest.h>

using namespace mcp;

namespace {

Message read(std::string_view text) {
  auto const envelope = read_messages(text);
  REQUIRE(envelope.messages.size() == 1);
  return envelope.messages.front();
}

int code_of(std::string_view text) {
  auto const message = read(text);
  return message.failure ? static_cast<int>(message.failure->code) : 0;
}

}  // namespace

TEST_CASE("a request is read with what it says about itself") {
  auto const message =
      read(R"({"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"plan_trip",)"
           R"("arguments":{"a":[1]},"_meta":{"io.modelcontextprotocol/protocolVersion":"x",)"
           R"("io.modelcontextprotocol/clientCapabilities":{}}}})");
  CHECK(!message.failure);
  CHECK(message.id == "7");
  CHECK(message.method == "tools/call");
  CHECK(message.name == "plan_trip");
  CHECK(message.arguments == R"({"a":[1]})");
  CHECK(message.version == "x");
  CHECK(message.tells_capabilities);
}

TEST_CASE("a notification has no id, and a response no method") {
  CHECK(read(R"({"jsonrpc":"2.0","method":"notifications/initialized"})").id.empty());
  CHECK(read(R"({"jsonrpc":"2.0","id":1,"result":{}})").is_response);
  CHECK(read(R"({"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"x"}})").is_response);
}

TEST_CASE("what is no JSON is told apart from what is no request") {
  for (auto const* text : {"", "{", "nul", "\xff", "{}{}"}) CHECK(code_of(text) == -32700);
  for (auto const* text :
       {"7", "null", "\"x\"", "{}", "[]", R"({"jsonrpc":"1.0","id":1,"method":"ping"})",
        R"({"jsonrpc":2.0,"id":1,"method":"ping"})", R"({"id":1,"method":"ping"})",
        R"({"jsonrpc":"2.0","id":1})", R"({"jsonrpc":"2.0","id":1,"method":7})",
        R"({"jsonrpc":"2.0","id":null,"method":"ping"})",
        R"({"jsonrpc":"2.0","id":1.5,"method":"ping"})",
        R"({"jsonrpc":"2.0","id":{},"method":"ping"})"})
    CHECK_MESSAGE(code_of(text) == -32600, text);
  CHECK(code_of(std::string(100'000, '[')) == -32700);
  CHECK(code_of(R"({"jsonrpc":"2.0","method":"ping","id":")" + std::string(300, 'x') + "\"}") ==
        -32600);
}

TEST_CASE("parameters of the wrong shape are told, with the id of who asked") {
  for (auto const* params : {"[]", "7", "null", R"({"_meta":1})", R"({"arguments":[]})",
                             R"({"arguments":null})", R"({"name":7})", R"({"uri":{}})",
                             R"({"_meta":{"io.modelcontextprotocol/protocolVersion":7}})",
                             R"({"_meta":{"io.modelcontextprotocol/clientCapabilities":7}})",
                             R"({"protocolVersion":7})"}) {
    auto const message =
        read(R"({"jsonrpc":"2.0","id":"a","method":"m","params":)" + std::string(params) + "}");
    CHECK_MESSAGE(message.failure, params);
    if (message.failure) CHECK(message.failure->code == Code::invalid_params);
    CHECK(message.id == "\"a\"");
  }
}

TEST_CASE("a batch has one to twenty messages") {
  auto const of = [](int count) {
    std::string text = "[";
    for (int i = 0; i < count; ++i)
      text += (i ? "," : "") + std::string(R"({"jsonrpc":"2.0","id":1,"method":"ping"})");
    return read_messages(text + "]");
  };
  CHECK(of(20).is_batch);
  CHECK(of(20).messages.size() == 20);
  CHECK(!of(21).is_batch);
  CHECK(of(21).messages.at(0).failure);
}

TEST_CASE("a failure without an id has none") {
  CHECK(failure_text("", {Code::not_json, "a \"b\""}) ==
        R"({"jsonrpc":"2.0","error":{"code":-32700,"message":"a \"b\""}})");
  CHECK(failure_text("7", {Code::broken, "x", "[1]"}) ==
        R"({"jsonrpc":"2.0","id":7,"error":{"code":-32603,"message":"x","data":[1]}})");
  CHECK(result_text("\"a\"", "{}") == R"({"jsonrpc":"2.0","id":"a","result":{}})");
}
