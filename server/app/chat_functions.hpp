// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "assistant/chat.hpp"
#include "mcp/tool.hpp"

namespace app {

// What the assistant may do for people: the agents' tools. Those that change something only
// propose, and are carried out when the person has agreed. `tools` must outlive them.
std::vector<assistant::ChatFunction> chat_functions(std::vector<mcp::Tool> const& tools);

}  // namespace app
