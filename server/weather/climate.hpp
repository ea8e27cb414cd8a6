// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/result.hpp"
#include "places/area_code.hpp"

namespace weather {

// What a month usually is in a city: no forecast.
struct MonthNormals {
  places::AreaCode city;
  unsigned month = 1;      // 1 … 12
  double celsius_min = 0;  // mean of the nights
  double celsius_max = 0;  // mean of the days
  double rain_mm = 0;
  int rain_days = 0;
  std::string source;
  base::Day as_of{};
};

class Climate {
 public:
  static Climate const& bundled();  // data/climate.csv, built in
  static base::Result<Climate> read(std::string_view csv);

  // Of that very city; another city's are never borrowed.
  MonthNormals const* find(places::AreaCode city, base::Day day) const;
  std::vector<MonthNormals> const& all() const { return months_; }

 private:
  std::vector<MonthNormals> months_;
};

}  // namespace weather
