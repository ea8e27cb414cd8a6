// SPDX-License-Identifier: Apache-2.0
#include "mcp/impl/header_value.hpp"

#include <cstdint>

namespace mcp {
namespace {

constexpr std::string_view opening = "=?base64?";
constexpr std::string_view closing = "?=";
constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// RFC 4648 §4, with its padding.
std::optional<std::string> base64_decoded(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (char const c : text) {
    auto const digit = digits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<char>((bits >> count) & 0xffU));
  }
  return bytes;
}

}  // namespace

std::optional<std::string> header_value(std::string_view value) {
  bool const is_encoded = value.size() >= opening.size() + closing.size() &&
                          value.starts_with(opening) && value.ends_with(closing);
  if (!is_encoded) return std::string(value);
  value.remove_prefix(opening.size());
  value.remove_suffix(closing.size());
  return base64_decoded(value);
}

}  // namespace mcp
