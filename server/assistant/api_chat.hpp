// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "assistant/chat.hpp"
#include "base/id.hpp"
#include "http/endpoint.hpp"

namespace assistant {

struct ChatApiParts {
  ChatParts chat;
  base::Ids& ids;
};

// /api/conversations and what is below it. `parts` must outlive them.
std::vector<http::Endpoint> chat_endpoints(ChatApiParts const& parts);

}  // namespace assistant
