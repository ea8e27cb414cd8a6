// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "rates/rate_file.hpp"
#include "storage/database.hpp"

namespace rates {

// Who says so, as an expense keeps it and pages translate it.
inline constexpr std::string_view source = "ECB";

// A rate is said to be old when the day it is of lies further back than this: longer than any row
// of holidays on which the bank publishes none.
inline constexpr std::chrono::days fresh_for{10};

// What one of a currency was worth in another.
struct FoundRate {
  std::int64_t e9 = 0;  // billionths, six significant digits
  base::Day day{};      // on which both were published
  friend bool operator==(FoundRate const&, FoundRate const&) = default;
};

struct ImportedRates {
  std::size_t days = 0;
  std::size_t rates = 0;
  base::Day newest{};
};

// What one of `from` is worth in `to`, of which a euro has so many billionths: six significant
// digits, as many as the rates themselves have, rounded half up. Nothing when that is less than a
// billionth or has more than six digits before the point. Both must be above 0.
std::optional<std::int64_t> crossed(std::int64_t from_e9, std::int64_t to_e9);

// The rows of `reference_rates`. Reads what is there now, so a server follows an import at once.
class ReferenceRates {
 public:
  explicit ReferenceRates(storage::Database& db) : db_(db) {}

  // Takes over the days of a file as read_rates reads it; a day that is there is replaced, others
  // stay. All of it or nothing. Can be repeated.
  base::Result<ImportedRates> import(std::string_view file);

  // By way of the euro, of `day` or the last day before it on which both were published; never of
  // a later one. Nothing when there is none.
  std::optional<FoundRate> find(std::string_view from, std::string_view to, base::Day day);

 private:
  storage::Database& db_;
};

}  // namespace rates
