// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// Decimal fractions as whole billionths, so that no binary fraction ever stands for one: "0.0479"
// is 47'900'000. Reads up to `most_whole` (at most nine) digits before and nine behind the point;
// nothing for anything else, signs and exponents among it.
std::optional<std::int64_t> billionths_from(std::string_view decimal, std::size_t most_whole = 9);
// Without needless zeros. `billionths` must not be below 0.
std::string billionths_text(std::int64_t billionths);

}  // namespace base
