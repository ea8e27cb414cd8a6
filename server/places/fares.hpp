// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "places/area_code.hpp"
#include "places/travel_times.hpp"

namespace places {

// What one way costs: the base price as far as base_m, then so much for each further kilometre.
struct FareRule {
  AreaCode city;
  Mode mode = Mode::bus;
  base::Money base_price;
  double base_m = 0;
  base::Money per_km;
  std::string note;
  std::string source;
  base::Day as_of{};
};

class Fares {
 public:
  static Fares const& bundled();  // data/transport.csv, built in
  static base::Result<Fares> read(std::string_view csv);

  FareRule const* find(AreaCode city, Mode mode) const;
  base::Day as_of() const;  // of the oldest rule
  bool has_metro(AreaCode city) const { return find(city, Mode::metro) != nullptr; }

  // Per person, or for a taxi per vehicle; whole yuan, rounded up. A city that is not in the
  // table costs what is usual in China. Walking is free.
  base::Money fare(AreaCode city, Mode mode, double distance_m, base::Minutes minutes) const;

 private:
  std::vector<FareRule> rules_;
};

}  // namespace places
