// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/result.hpp"
#include "places/area_code.hpp"

namespace alerts {

// Whom to call in a country, or in a region with numbers of its own.
struct EmergencyNumbers {
  places::AreaCode area;  // of the country or region; 100000 for mainland China
  std::string name_zh;
  std::string name_en;
  std::string police;
  std::string ambulance;
  std::string fire;
  std::string source;
  base::Day as_of{};
  bool is_verified = false;
};

// data/emergency_numbers.csv, from general knowledge, not verified row by row.
class EmergencyNumberTable {
 public:
  static EmergencyNumberTable const& bundled();
  // The columns of the bundled file. A refusal names the line.
  static base::Result<EmergencyNumberTable> read(std::string_view csv);

  std::vector<EmergencyNumbers> const& all() const { return rows_; }  // by code
  // Of the country around a district; nullptr: not known. Then 112 works on most mobile networks.
  EmergencyNumbers const* find(places::AreaCode district) const;

 private:
  std::vector<EmergencyNumbers> rows_;
};

}  // namespace alerts
