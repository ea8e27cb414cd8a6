// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "providers/impl/ask_for.hpp"
#include "weather/forecast.hpp"

namespace providers {

// E-303, with what each of a chain said.
base::Error nobody_answered(std::vector<AskedInVain> const& in_vain);

base::Day local_day(base::Instant at, std::chrono::seconds offset);

// Days made of spells: extremes and sums over the day, the worst sky between 8 and 20 o'clock. A
// last day that has less than four spells of daylight is left out: it would look better than it is.
std::vector<weather::DayForecast> days_of(std::vector<weather::Spell> const& spells,
                                          std::chrono::seconds offset);

}  // namespace providers
