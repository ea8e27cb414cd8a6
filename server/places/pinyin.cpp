// SPDX-License-Identifier: Apache-2.0
#include "places/pinyin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "places/bundled.hpp"
#include "places/csv.hpp"
#include "places/names.hpp"

namespace places {
namespace {

constexpr std::array<std::string_view, 3> columns{"kind", "reading", "text"};
constexpr std::size_t longest_word = 4;
constexpr std::string_view between = " \t-/,.·()";

bool is_between(std::string_view point) {
  return point.size() == 1 && between.find(point) != std::string_view::npos;
}

std::string join(std::vector<std::string_view> const& points, std::size_t from, std::size_t count) {
  std::string text;
  for (std::size_t i = from; i < from + count; ++i) text += points[i];
  return text;
}

}  // namespace

Pinyin const& Pinyin::bundled() {
  static Pinyin const pinyin = read(bundled_table("pinyin.csv")).value();
  return pinyin;
}

base::Result<Pinyin> Pinyin::read(std::string_view csv) {
  auto const table = CsvTable::read(csv, columns);
  if (!table) return table.error();
  Pinyin pinyin;
  for (auto const& row : table->rows) {
    auto const& f = row.fields;
    bool const is_known = f.size() == columns.size() && !f[1].empty() &&
                          (f[0] == "first" || f[0] == "other" || f[0] == "word");
    if (!is_known)
      return base::refuse(base::Refusal::invalid, fmt::format("Line {}: not a reading.", row.line));
    if (f[0] == "word") {
      pinyin.words_[f[2]] = base::split(f[1], ' ');
      continue;
    }
    for (auto const character : code_points(f[2]))
      pinyin.readings_[std::string(character)].push_back(f[1]);
  }
  return pinyin;
}

std::vector<std::string> const& Pinyin::readings(std::string_view character) const {
  static std::vector<std::string> const none;
  auto const found = readings_.find(std::string(character));
  return found == readings_.end() ? none : found->second;
}

std::vector<std::string> Pinyin::syllables(std::string_view text) const {
  auto const points = code_points(text);
  std::vector<std::string> syllables;
  bool goes_on = false;  // with letters that are no Chinese characters
  for (std::size_t i = 0; i < points.size();) {
    std::size_t taken = 0;
    for (auto length = std::min(longest_word, points.size() - i); length >= 2 && taken == 0;
         --length)
      if (auto const word = words_.find(join(points, i, length)); word != words_.end()) {
        syllables.insert(syllables.end(), word->second.begin(), word->second.end());
        taken = length;
      }
    auto const& read = readings(points[i]);
    if (taken > 0 || !read.empty()) {
      if (taken == 0) syllables.push_back(read.front());
      goes_on = false;
    } else if (is_between(points[i])) {
      goes_on = false;
    } else {
      if (!goes_on) syllables.emplace_back();
      syllables.back() += points[i];
      goes_on = true;
    }
    i += std::max<std::size_t>(taken, 1);
  }
  return syllables;
}

std::string Pinyin::latin_name(std::string_view name) const {
  std::string latin;
  for (auto syllable : syllables(name)) {
    auto const first = syllable.front();
    if (first >= 'a' && first <= 'z') syllable.front() = static_cast<char>(first - 'a' + 'A');
    latin += (latin.empty() ? "" : " ") + syllable;
  }
  return latin;
}

}  // namespace places
