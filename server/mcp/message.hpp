// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// JSON-RPC 2.0 as the Model Context Protocol uses it.
namespace mcp {

enum class Code : int {
  not_json = -32700,
  invalid_request = -32600,
  unknown_method = -32601,
  invalid_params = -32602,
  broken = -32603,
  header_mismatch = -32020,
  unsupported_version = -32022,
};

// A failure of the protocol. What a tool refuses is no failure but a result of the tool.
struct Failure {
  Code code = Code::invalid_request;
  std::string message;
  std::string data = {};  // JSON; empty: none
};

// What a client sent, as far as we look at it.
struct Message {
  std::string id;  // JSON; empty for a notification
  std::string method;
  bool is_response = false;
  std::optional<std::string> version;  // of params._meta, which tells the eras apart
  bool tells_capabilities = false;     // in params._meta
  std::optional<std::string> name;     // of what is called or read: params.name or params.uri
  std::string arguments = "{}";        // JSON, an object
  std::string wanted_version;          // of initialize
  std::optional<std::string> cursor;   // of a list's next page
  std::optional<Failure> failure;      // why it is no message; the id stands if it could be read
};

struct Envelope {
  std::vector<Message> messages;  // one, unless it is a batch
  bool is_batch = false;
};

inline constexpr std::size_t most_in_batch = 20;

// Never throws for what a client can send.
Envelope read_messages(std::string_view text);

// `result` and `failure.data` are JSON. A failure whose id could not be read has none.
std::string result_text(std::string_view id, std::string_view result);
std::string failure_text(std::string_view id, Failure const& failure);

}  // namespace mcp
