// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {

// A phrase that means a day, or a run of days such as a weekend.
struct DayPhrase {
  std::size_t last = 0;  // its last token
  base::Day from{};
  std::optional<base::Day> until;
  double confidence = 1;
};

// The phrase that begins at token i: 12月5日, 下周五, 国庆假期, 正月初五, "the 5th of December",
// 三天后. Days without a year are the next ones from today on.
std::optional<DayPhrase> day_phrase_at(Reading const& reading, std::size_t i);

// The day of a number alone behind a phrase: the 8 of "12月5到8号".
std::optional<DayPhrase> day_in_month_of(Reading const& reading, std::size_t i, base::Day first);

// A festival's days: the day itself, or with `whole` the days off around it.
std::optional<DayPhrase> festival_days(int festival, std::optional<int> year, bool whole,
                                       base::Day today);

}  // namespace assistant::impl
