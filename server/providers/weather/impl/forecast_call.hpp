// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "weather/forecast.hpp"

namespace providers {

using ReadForecast = std::optional<weather::Forecast> (*)(std::string_view body);

// One call whose answer is read as a forecast; the reason, for operators, when it is none.
Said<weather::Forecast> ask_for_forecast(Provider& provider, Call const& call, ReadForecast read);

base::Day local_day(base::Instant at, std::chrono::seconds offset);

// Days made of spells: extremes and sums over the day, the worst sky between 8 and 20 o'clock. A
// last day that has less than four spells of daylight is left out: it would look better than it is.
std::vector<weather::DayForecast> days_of(std::vector<weather::Spell> const& spells,
                                          std::chrono::seconds offset);

}  // namespace providers
