// SPDX-License-Identifier: Apache-2.0
// Adding up what somebody else claims: a mixed currency or an overflow is an answer, not a bug.
#pragma once
#include <optional>

#include "planner/plan.hpp"

namespace planner::impl {

inline std::optional<Money> times(Money unit, int quantity) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(unit.minor(), std::int64_t{quantity}, &product)) return std::nullopt;
  return Money(product, unit.currency());
}

inline std::optional<Money> plus(Money a, Money b) {
  std::int64_t sum = 0;
  if (a.currency() != b.currency()) return std::nullopt;
  if (__builtin_add_overflow(a.minor(), b.minor(), &sum)) return std::nullopt;
  return Money(sum, a.currency());
}

// The sum of the lines' totals, in the currency of `zero`.
inline std::optional<PriceRange> sum_of(std::vector<LedgerLine> const& ledger, Money zero) {
  PriceRange sum{Money(0, zero.currency()), Money(0, zero.currency())};
  for (auto const& line : ledger) {
    auto const low = plus(sum.low, line.total.low);
    auto const high = plus(sum.high, line.total.high);
    if (!low || !high) return std::nullopt;
    sum = {*low, *high, sum.is_known && line.total.is_known};
  }
  return sum;
}

}  // namespace planner::impl
