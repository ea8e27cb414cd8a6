// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/random.hpp"

namespace accounts {

// 256 random bits in 43 characters that need no escaping anywhere.
inline constexpr std::size_t random_token_size = 43;
std::string random_token(base::Random& random);
// What is stored of a token: whoever reads the table cannot use it. 64 hexadecimal digits.
std::string token_hash(std::string_view token);

// RFC 4648 §5, without padding.
std::string base64url(std::string_view bytes);
std::optional<std::string> base64url_decoded(std::string_view text);

}  // namespace accounts
