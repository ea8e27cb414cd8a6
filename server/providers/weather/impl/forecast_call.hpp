// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "weather/forecast.hpp"

namespace providers {

std::string why_no_answer(Outcome const& outcome);

// A good status with a body that is no JSON comes from something broken on the way.
std::optional<Meaning> no_json(Outcome const& outcome);

// One call whose answer is read; the reason, for operators, when it is none.
template <class T>
Said<T> ask_for(
    Provider& provider, Call const& call,
    std::type_identity_t<std::function<std::optional<T>(std::string_view)>> const& read) {
  auto const outcome = provider.call(call);
  if (!outcome.is_success()) return {.why = why_no_answer(outcome)};
  auto made = read(outcome.body);
  if (!made) return {.why = "Its answer does not say what was asked."};
  return {.value = std::move(made)};
}

base::Day local_day(base::Instant at, std::chrono::seconds offset);

// Days made of spells: extremes and sums over the day, the worst sky between 8 and 20 o'clock. A
// last day that has less than four spells of daylight is left out: it would look better than it is.
std::vector<weather::DayForecast> days_of(std::vector<weather::Spell> const& spells,
                                          std::chrono::seconds offset);

}  // namespace providers
