// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// Well-formed UTF-8 (no surrogates, no overlong forms, nothing past U+10FFFF).
bool is_utf8(std::string_view text);
// Code points of well-formed UTF-8.
std::size_t length_of(std::string_view text);

// Without white space at both ends, the ideographic space U+3000 included.
std::string_view trim(std::string_view text);
// For comparing names: trimmed, ASCII lower case, full-width letters and digits made ASCII.
std::string fold(std::string_view text);
// Parts between separators, trimmed, empty ones left out.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace base
