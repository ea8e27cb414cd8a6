// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace providers {

// The 64 bytes of RFC 8032; nullopt when the PEM holds no Ed25519 key.
std::optional<std::string> ed25519_signature(std::string const& private_pem, std::string_view text);

std::string base64url(std::string_view bytes);  // without padding

}  // namespace providers
