// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/result.hpp"

namespace rates {

// What a euro was worth on a day.
struct EuroRate {
  std::string currency;          // ISO 4217
  std::int64_t per_euro_e9 = 0;  // of it for one euro, in billionths
  friend bool operator==(EuroRate const&, EuroRate const&) = default;
};

struct DayRates {
  base::Day day{};
  std::vector<EuroRate> rates;  // without the euro; a currency that had none that day is missing
};

// Reads a file of the European Central Bank's reference rates: the XML (eurofxref-daily.xml, also
// those of 90 days and of all time) or the CSV in its archives (eurofxref.csv, whose days are as
// "20 November 2026"; eurofxref-hist.csv). Refuses a file in which anything cannot be read, and
// says where.
base::Result<std::vector<DayRates>> read_rates(std::string_view text);

}  // namespace rates
