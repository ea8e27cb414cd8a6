// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace letters {

// The text as UTF-8; what is no character of `charset` becomes U+FFFD. An unknown charset is taken
// for UTF-8.
std::string utf8_from(std::string_view bytes, std::string_view charset);

// Lines that end in line feeds, without other control characters than tabs.
std::string plain_lines(std::string_view utf8);

// At most that many bytes of well-formed UTF-8, whole characters.
std::string_view first_bytes(std::string_view utf8, std::size_t most);

}  // namespace letters
