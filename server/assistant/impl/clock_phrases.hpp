// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {

// A time of day with what limits it: 晚上九点前, 14:30之后, "by 9 pm".
struct ClockPhrase {
  std::size_t first = 0;
  std::size_t last = 0;
  base::Minutes at{};
  std::optional<When> when;  // nullopt: at that time
  bool has_part = false;     // 晚上 or p.m. was said, or 24 hours are used
};

// The phrase whose hour is token i.
std::optional<ClockPhrase> clock_phrase_at(Reading const& reading, std::size_t i);

struct LengthPhrase {
  std::size_t last = 0;
  base::Minutes length{};
};

// 90分钟, 一个半小时, 两小时, 半小时, "2.5 hours".
std::optional<LengthPhrase> length_phrase_at(Reading const& reading, std::size_t i);

}  // namespace assistant::impl
