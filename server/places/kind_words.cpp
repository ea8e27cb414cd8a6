// SPDX-License-Identifier: Apache-2.0
#include "places/kind_words.hpp"

#include <algorithm>
#include <array>

#include "base/expects.hpp"
#include "base/text.hpp"
#include "places/bundled.hpp"
#include "places/csv.hpp"
#include "places/names.hpp"

namespace places {
namespace {

constexpr std::array<std::string_view, 14> columns{
    "key",       "value",       "also",  "kinds", "setting",  "visit_min", "visit_usual",
    "visit_max", "price_basis", "entry", "tags",  "label_zh", "label_en",  "terms"};
constexpr std::size_t kinds_at = 3;
constexpr std::size_t label_zh_at = 11;
constexpr std::size_t label_en_at = 12;
constexpr std::size_t terms_at = 13;

}  // namespace

void KindWords::add(std::string_view word, Kind kind) {
  auto& kinds = kinds_[compact(word)];
  if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
}

KindWords const& KindWords::bundled() {
  static KindWords const words = [] {
    KindWords made;
    auto const table = CsvTable::read(bundled_table("osm_kinds.csv"), columns).value();
    for (auto const& row : table.rows) {
      EXPECTS(row.fields.size() == columns.size());
      auto const kind = from_word<Kind>(base::split(row.fields[kinds_at], ';').at(0)).value();
      made.add(to_word(kind), kind);
      made.add(row.fields[label_zh_at], kind);
      made.add(row.fields[label_en_at], kind);
      for (auto const& term : base::split(row.fields[terms_at], ';')) made.add(term, kind);
    }
    return made;
  }();
  return words;
}

std::vector<Kind> const& KindWords::kinds_of(std::string_view word) const {
  static std::vector<Kind> const none;
  auto const found = kinds_.find(compact(word));
  return found == kinds_.end() ? none : found->second;
}

}  // namespace places
