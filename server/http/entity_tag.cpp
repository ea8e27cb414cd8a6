// SPDX-License-Identifier: Apache-2.0
#include "http/entity_tag.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <array>

namespace http {

std::string entity_tag(std::string_view content) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash;
  SHA256(reinterpret_cast<unsigned char const*>(content.data()), content.size(), hash.data());
  std::string text;
  for (std::size_t i = 0; i < 12; ++i) text += fmt::format("{:02x}", hash[i]);
  return text;
}

}  // namespace http
