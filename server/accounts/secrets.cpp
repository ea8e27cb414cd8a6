// SPDX-License-Identifier: Apache-2.0
#include "accounts/secrets.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>
#include <sodium.h>

#include <array>
#include <span>

namespace accounts {

std::string random_token(base::Random& random) {
  std::array<char, 32> bytes{};
  random.fill(std::as_writable_bytes(std::span(bytes)));
  return base64url({bytes.data(), bytes.size()});
}

std::string token_hash(std::string_view token) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<unsigned char const*>(token.data()), token.size(), digest.data());
  std::string hex;
  for (auto const byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

std::string base64url(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();  // the terminating zero
  return text;
}

std::optional<std::string> base64url_decoded(std::string_view text) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  char const* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, &end, variant) != 0 ||
      end != text.data() + text.size())
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace accounts
