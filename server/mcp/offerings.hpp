// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>

#include "mcp/inner_api.hpp"
#include "mcp/message.hpp"

// What is offered beside tools: kept trips as resources, and prompts to begin with. Results are
// JSON objects whose brace is still open, so that the era can add to them.
namespace mcp {

struct Offering {
  std::string result = {};  // JSON without its last brace
  std::optional<Failure> failure = {};
};

// "xingqu://trips/01J…", a page of them at a time.
Offering list_resources(InnerApi const& api, Message const& message, http::Request const& caller);
Offering list_resource_templates();
Offering read_resource(InnerApi const& api, Message const& message, http::Request const& caller);

Offering list_prompts(http::Request const& caller);
Offering get_prompt(Message const& message, http::Request const& caller);

}  // namespace mcp
