// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <iosfwd>

#include "mcp/service.hpp"

namespace mcp {

inline constexpr std::size_t longest_line = 256 * 1024;

// The stdio transport: a message a line on `in`, an answer a line on `out`, until `in` ends.
// `before_each` runs before a message is answered. What cannot be read is answered as such; a
// longer line is refused without being kept.
void answer_lines(std::istream& in, std::ostream& out, Service const& service,
                  http::Request const& caller, std::function<void()> const& before_each);

}  // namespace mcp
