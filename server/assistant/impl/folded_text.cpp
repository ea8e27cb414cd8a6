// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/folded_text.hpp"

#include <array>
#include <utility>

namespace assistant::impl {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> twins{{
    {"【", "("},
    {"】", ")"},
    {"・", "·"},
    {"•", "·"},
    {"—", "-"},
    {"–", "-"},
    {"“", "\""},
    {"”", "\""},
    {"‘", "'"},
    {"’", "'"},
    {"〜", "~"},
    {"→", "到"},
    {"．", "."},
    {"　", " "},
    {"\xc2\xa0", " "},
    {"「", "\""},
}};

unsigned code_point(std::string_view point) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(point[i]); };
  if (point.size() == 3)
    return (byte(0) & 0x0fu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu);
  return byte(0);
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0u) == 0x80u; }

}  // namespace

std::size_t point_length(std::string_view text, std::size_t at) {
  auto const first = static_cast<unsigned char>(text[at]);
  std::size_t const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first >= 0x80 && first < 0xc2) return 1;
  if (at + length > text.size()) return 1;
  for (std::size_t i = 1; i < length; ++i)
    if (!is_continuation(text[at + i])) return 1;
  return length;
}

std::size_t count_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += point_length(text, at)) ++count;
  return count;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

FoldedText::FoldedText(std::string_view text) {
  folded_.reserve(text.size());
  origin_.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    auto const length = point_length(text, at);
    add(text.substr(at, length), at);
    at += length;
  }
  origin_.push_back(static_cast<std::uint32_t>(text.size()));
}

void FoldedText::add(std::string_view bytes, std::size_t at) {
  std::string made(bytes);
  if (bytes.size() == 1) {
    auto const byte = static_cast<unsigned char>(bytes[0]);
    if (byte >= 'A' && byte <= 'Z') made[0] = static_cast<char>(byte - 'A' + 'a');
    if (byte == '\t' || byte == '\r' || byte == '\v' || byte == '\f') made[0] = ' ';
    if (byte >= 0x80) made[0] = '?';  // not UTF-8
  } else {
    for (auto const& [from, to] : twins)
      if (bytes == from) made = to;
    auto const point = code_point(bytes);
    if (bytes.size() == 3 && point >= 0xff01 && point <= 0xff5e) {
      auto const ascii = static_cast<char>(point - 0xfee0);
      made = std::string(1, ascii >= 'A' && ascii <= 'Z' ? static_cast<char>(ascii + 32) : ascii);
    }
  }
  for (char const c : made) {
    folded_ += c;
    origin_.push_back(static_cast<std::uint32_t>(at));
  }
}

std::string folded(std::string_view text) { return FoldedText(text).str(); }

}  // namespace assistant::impl
