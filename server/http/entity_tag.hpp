// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace http {

// 24 hexadecimal digits that tell a content from any other: an ETag without its quotes.
std::string entity_tag(std::string_view content);

}  // namespace http
