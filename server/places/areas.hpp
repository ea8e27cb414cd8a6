// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/geo.hpp"
#include "base/result.hpp"
#include "places/area_code.hpp"
#include "places/vocabulary.hpp"

#define XINGQU_AREA_LEVELS(WORD) WORD(province) WORD(city) WORD(district) WORD(country)

namespace places {

XINGQU_WORDS(AreaLevel, XINGQU_AREA_LEVELS)

// A division of China, or a country abroad. A municipality (北京市) is of level province and is its
// own city, and so is a country.
struct Area {
  AreaCode code;
  AreaCode parent;  // 0 for a province and a country
  AreaLevel level = AreaLevel::district;
  std::string name_zh;   // 鼓楼区
  std::string short_zh;  // 鼓楼
  std::string name_en;   // Gulou District
  std::string pinyin;    // gulou
  base::LatLon at;       // roughly its centre; the parent's where none is known
  bool has_own_position = false;
  std::int64_t population = 0;  // of its seat; 0: unknown
};

// What a text means. Exactly one of area, choices and suggestions says something.
struct AreaMatch {
  Area const* area = nullptr;
  std::vector<Area const*> choices;      // several areas have that name: ask
  std::vector<Area const*> suggestions;  // none has; these are spelt most alike, at most five
};

class Areas {
 public:
  // Does the catalogue have places there?
  using IsCovered = std::function<bool(AreaCode)>;

  static Areas const& china();  // data/areas.csv, built in
  static base::Result<Areas> read(std::string_view csv);

  std::vector<Area> const& all() const { return areas_; }  // by code
  Area const* find(AreaCode code) const;
  Area const* parent_of(Area const& area) const;
  std::string path_zh(Area const& area) const;            // 福建省福州市鼓楼区
  std::string path_en(Area const& area) const;            // Gulou District, Fuzhou, Fujian
  Area const* find_path(std::string_view path_zh) const;  // the area whose path_zh() this is

  // Reads 福建省福州市鼓楼区, 福州 鼓楼, 鼓楼区, 350102, Fuzhou, "Gulou, Fuzhou". Latin letters
  // cannot tell 福州 from 抚州: then the one that is covered is meant.
  AreaMatch resolve(std::string_view text, IsCovered const& is_covered) const;

  // For a picker: areas of that name, then those whose Chinese or Latin name begins so; among
  // equals covered ones first, then the higher level, then the more populous. A blank text finds
  // nothing.
  std::vector<Area const*> search(std::string_view text, std::size_t limit,
                                  IsCovered const& is_covered) const;

 private:
  using Found = std::vector<Area const*>;

  Area const* find_below(AreaCode parent, std::string_view path_zh) const;
  void find_paths(std::string_view rest, Area const* within, Found& found) const;
  void find_latin_paths(std::string_view rest, Area const* within, Found& found) const;
  Found find_all(std::string_view text) const;
  Found find_latin(std::string_view text) const;
  Found most_alike(std::string_view text) const;

  std::vector<Area> areas_;
  std::vector<std::string> latin_;  // name_en of areas_[i] without generic words: "fuzhou"
};

}  // namespace places
