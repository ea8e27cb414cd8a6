// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.hpp"
#include "mcp/inner_api.hpp"
#include "mcp/message.hpp"
#include "mcp/tool.hpp"

namespace mcp {

// The revision in which every request says all about itself, and the older ones, newest first,
// in which a connection begins with `initialize`.
inline constexpr std::string_view current_version = "2026-07-28";
inline constexpr std::array<std::string_view, 4> handshake_versions{"2025-11-25", "2025-06-18",
                                                                    "2025-03-26", "2024-11-05"};
inline constexpr std::string_view batch_version = "2025-03-26";  // the only one with batches

// What HTTP tells beside the message; over stdio there are no headers.
struct Headers {
  std::optional<std::string> version;
  std::optional<std::string> method;
  std::optional<std::string> name;  // decoded
};

struct Reply {
  unsigned status = 200;  // for HTTP
  std::string body = {};  // JSON; empty: there is nothing to say
};

// Answers messages of the Model Context Protocol. It keeps nothing between two of them: the
// handshake of older clients is answered, and not remembered.
class Service {
 public:
  struct Parts {
    InnerApi const& api;
    base::Log& log;  // told of every call of a tool
    base::Ids& ids;  // of the changes that tools make
    std::string version;
  };
  explicit Service(Parts parts)
      : parts_(std::move(parts)), tools_(tools_of(parts_.api, parts_.ids)) {}

  // `headers`: none over stdio. `caller` is who asks; tools are called with its bearer token.
  Reply answer(std::string_view text, std::optional<Headers> const& headers,
               http::Request const& caller) const;

  // Where a message is answered: on the lane of the endpoints that its tool calls.
  http::Lane lane_of(std::string_view text) const;

  std::vector<Tool> const& tools() const { return tools_; }

 private:
  enum class Era { handshake, current };
  struct Outcome;
  Reply answer_one(Message const& message, std::optional<Headers> const& headers,
                   http::Request const& caller) const;
  Reply answer_all(std::vector<Message> const& batch, std::optional<Headers> const& headers,
                   http::Request const& caller) const;
  Outcome result_of(Message const& message, Era era, http::Request const& caller) const;
  Outcome offered(Message const& message, Era era, http::Request const& caller) const;
  std::string initialized(Message const& message) const;
  std::string discovered() const;
  std::string list_tools(Era era, http::Request const& caller) const;
  void note(Tool const& tool, ToolResult const& result, http::Request const& caller) const;
  Outcome call_tool(Message const& message, Era era, http::Request const& caller) const;

  Parts parts_;
  std::vector<Tool> tools_;
};

}  // namespace mcp
