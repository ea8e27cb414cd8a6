// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <cstdint>

namespace base {
namespace {

constexpr std::string_view ideographic_space = "\u3000";

// Length of the well-formed sequence at the front of `text`, 0 if there is none (Unicode 15, table
// 3-7).
std::size_t sequence_length(std::string_view text) {
  auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  auto const continues = [&](std::size_t i, std::uint8_t low = 0x80, std::uint8_t high = 0xbf) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  auto const first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return continues(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    std::uint8_t const low = first == 0xe0 ? 0xa0 : 0x80;
    std::uint8_t const high = first == 0xed ? 0x9f : 0xbf;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    std::uint8_t const low = first == 0xf0 ? 0x90 : 0x80;
    std::uint8_t const high = first == 0xf4 ? 0x8f : 0xbf;
    return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    auto const size = sequence_length(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  for (char const c : text) count += (static_cast<std::uint8_t>(c) & 0xc0u) != 0x80u;
  return count;
}

std::string_view trim(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_space(text.front()))
      text.remove_prefix(1);
    else if (text.starts_with(ideographic_space))
      text.remove_prefix(ideographic_space.size());
    else if (!text.empty() && is_space(text.back()))
      text.remove_suffix(1);
    else if (text.ends_with(ideographic_space))
      text.remove_suffix(ideographic_space.size());
    else
      return text;
  }
}

std::string fold(std::string_view text) {
  text = trim(text);
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    auto const first = static_cast<std::uint8_t>(text[0]);
    if (first < 0x80) {
      char const c = text[0];
      folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
      text.remove_prefix(1);
      continue;
    }
    // U+FF01…U+FF5E are EF BC 81 … EF BD 9E: the ASCII range, 0xFEE0 higher.
    if (first == 0xef && sequence_length(text) == 3) {
      unsigned const point = (static_cast<std::uint8_t>(text[1]) & 0x3fu) << 6 |
                             (static_cast<std::uint8_t>(text[2]) & 0x3fu) | 0xf000u;
      if (point >= 0xff01 && point <= 0xff5e) {
        folded += fold(std::string(1, static_cast<char>(point - 0xfee0)));
        text.remove_prefix(3);
        continue;
      }
    }
    folded.push_back(text[0]);
    text.remove_prefix(1);
  }
  return folded;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    auto const end = text.find(separator);
    if (auto const part = trim(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace base
