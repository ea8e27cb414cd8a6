// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "osm/element.hpp"
#include "places/place.hpp"

namespace osm {

// What a tag says about a place. A line of data/osm_kinds.csv.
struct KindRule {
  std::string key;
  std::string value;
  std::string also_key;  // empty: none
  std::string also_value;
  std::vector<places::Kind> kinds;
  places::Setting setting = places::Setting::outdoor;
  std::optional<places::VisitLength> visit;
  places::PriceBasis basis = places::PriceBasis::none;
  bool stands_open = false;  // has no gate: at any hour, for nothing
  std::vector<places::Tag> tags;
  std::string label_zh;
  std::string label_en;
};

// The rules in the order in which they are asked: the first that fits is the main kind.
class KindRules {
 public:
  static KindRules const& bundled();
  static base::Result<KindRules> read(std::string_view csv);

  KindRule const* find(Element const& element) const;  // nullptr: nothing that we list

 private:
  std::vector<KindRule> rules_;
};

}  // namespace osm
