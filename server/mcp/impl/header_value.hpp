// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace mcp {

// A header's value as it was meant: what does not fit into a header comes as
// "=?base64?…?=". nullopt when that is no base64.
std::optional<std::string> header_value(std::string_view value);

}  // namespace mcp
