// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "places/vocabulary.hpp"

namespace places {

// What people call a kind of place: 博物馆, museum, 餐厅 … From the labels of
// data/osm_kinds.csv.
class KindWords {
 public:
  static KindWords const& bundled();
  // The kinds that a whole word names; empty: none.
  std::vector<Kind> const& kinds_of(std::string_view word) const;

 private:
  void add(std::string_view word, Kind kind);
  std::unordered_map<std::string, std::vector<Kind>> kinds_;  // by compact word
};

}  // namespace places
