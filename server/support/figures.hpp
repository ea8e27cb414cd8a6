// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "support/ticket.hpp"

// How support does, in numbers that a supervisor acts on.
namespace support {

struct Spread {
  std::int64_t count = 0;
  std::optional<std::int64_t> median_s;  // none of nothing
  std::optional<std::int64_t> p90_s;
};

// Of requests that were asked in one span of time.
struct Figures {
  std::int64_t asked = 0;
  std::int64_t resolved = 0;  // or closed by who asked
  Spread first_answer;        // from the first words until the first answer
  Spread resolution;          // from the first words until it was resolved last
  std::int64_t in_time = 0;   // first answers within what their priority promises
  std::int64_t rated = 0;
  std::optional<double> stars;  // the mean
};

// What is the case now.
struct Load {
  std::int64_t waiting = 0;  // for us
  std::int64_t overdue = 0;
  std::int64_t claimed = 0;  // unresolved requests that an agent has
  std::optional<std::int64_t> longest_wait_s;
};

// The value of the order statistic that `part` of the sorted values are not above (nearest rank).
std::int64_t quantile(std::span<std::int64_t const> sorted, double part);

// Requests that were merged into others count once, as those.
Figures figures_of(std::span<Ticket const* const> tickets);
Load load_of(std::span<Ticket const* const> unresolved, base::Instant now);

}  // namespace support
