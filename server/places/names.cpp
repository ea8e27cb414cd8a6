// SPDX-License-Identifier: Apache-2.0
#include "places/names.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace places {
namespace {

constexpr std::array<std::string_view, 16> marks{"·",  "・", "—",  "–",  "，", "。", "、", "：",
                                                 "（", "）", "《", "》", "“",  "”",  "’",  "　"};

}  // namespace

std::vector<std::string_view> code_points(std::string_view text) {
  std::vector<std::string_view> points;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= text.size(); ++i) {
    bool const begins_point =
        i == text.size() || (static_cast<unsigned char>(text[i]) & 0xc0u) != 0x80u;
    if (!begins_point) continue;
    points.push_back(text.substr(begin, i - begin));
    begin = i;
  }
  return points;
}

namespace {

// What the letters from U+00C0 to U+017F are without their accents.
constexpr std::string_view plain_letters =
    "aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::uint32_t first_accented = 0xc0;

bool is_ascii_mark(char c) {
  bool const is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return static_cast<unsigned char>(c) < 0x80 && !is_word;
}

}  // namespace

std::string without_accents(std::string_view text) {
  std::string plain;
  for (auto const point : code_points(text)) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(point[i]); };
    std::uint32_t const code = point.size() == 2 ? (byte(0) & 0x1fu) << 6 | (byte(1) & 0x3fu) : 0;
    bool const is_accented = code >= first_accented && code < first_accented + plain_letters.size();
    if (is_accented)
      plain += plain_letters[code - first_accented];
    else
      plain += point;
  }
  return plain;
}

std::string compact(std::string_view name) {
  auto const folded = base::fold(name);
  std::string word;
  for (auto const point : code_points(folded)) {
    bool const is_mark = point.size() == 1 ? is_ascii_mark(point[0])
                                           : std::ranges::find(marks, point) != marks.end();
    if (!is_mark) word += point;
  }
  return word;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  auto const from = code_points(a);
  auto const to = code_points(b);
  auto const longer = std::max(from.size(), to.size());
  if (longer - std::min(from.size(), to.size()) > most) return most + 1;
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < to.size(); ++j) {
      auto const replaced = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({replaced, row[j] + 1, row[j + 1] + 1}));
    }
    if (*std::ranges::min_element(row) > most) return most + 1;
  }
  return std::min(row.back(), most + 1);
}

bool is_latin(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace places
