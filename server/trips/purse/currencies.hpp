// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trips {

// In which the accounts of a trip are kept: the plan's.
inline constexpr std::string_view trip_currency = "CNY";

// The most that one expense may be, in minor units.
inline constexpr std::int64_t most_minor = 1'000'000'000'000;

// Digits behind the point of an ISO 4217 currency that people pay with; nothing: it is none.
std::optional<int> minor_digits(std::string_view currency);

// What one unit of a currency is worth in another, in billionths: "0.0479" is 47'900'000. Reads
// up to six digits before and nine behind the point; nothing for anything else and for 0.
std::optional<std::int64_t> rate_from(std::string_view decimal);
std::string rate_text(std::int64_t rate_e9);

// Minor units of the trip's currency, rounded half up; nothing over most_minor. Both currencies
// must be ones.
std::optional<std::int64_t> in_trip_currency(std::int64_t minor, std::string_view currency,
                                             std::int64_t rate_e9);

}  // namespace trips
