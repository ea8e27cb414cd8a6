// SPDX-License-Identifier: Apache-2.0
// links: mcp
// Any bytes are read as messages of the Model Context Protocol without harm, and whatever is
// answered about them is JSON again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "mcp/message.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const envelope = mcp::read_messages(text);
  if (envelope.messages.empty() || envelope.messages.size() > mcp::most_in_batch) std::abort();
  for (auto const& message : envelope.messages) {
    auto const answer = message.failure ? mcp::failure_text(message.id, *message.failure)
                                        : mcp::result_text(message.id.empty() ? "0" : message.id,
                                                           message.arguments);
    // Our own answer to a request is a response, read by the same rules.
    auto const again = mcp::read_messages(answer);
    if (again.is_batch || !again.messages.front().is_response) std::abort();
  }
  return 0;
}
