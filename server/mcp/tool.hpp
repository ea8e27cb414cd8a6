// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "mcp/inner_api.hpp"

namespace mcp {

// What a tool found out, as words to read and as data. What it refuses is a result too: the
// agent is meant to read why and try otherwise.
struct ToolResult {
  std::string text;
  std::string structured = {};  // JSON that fits the tool's output schema; empty when refused
  bool is_refused = false;
};

struct Tool {
  std::string name;
  std::string title;
  std::string description;
  std::vector<std::string> endpoints;  // it is offered to whoever may call one of these
  bool changes_something = false;
  std::string input;   // JSON Schema
  std::string output;  // JSON Schema
  // `arguments` is a JSON object, whatever is in it.
  std::function<ToolResult(std::string_view arguments, http::Request const& caller)> call;
};

// In the order in which they are offered. `api` and `ids` must outlive them.
std::vector<Tool> tools_of(InnerApi const& api, base::Ids& ids);

inline constexpr std::size_t longest_text = 12'000;        // bytes
inline constexpr std::size_t longest_structured = 64'000;  // bytes

}  // namespace mcp
