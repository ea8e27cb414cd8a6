// SPDX-License-Identifier: Apache-2.0
#include "support/figures.hpp"

#include <algorithm>
#include <cmath>

#include "base/expects.hpp"

namespace support {
namespace {

using std::chrono::duration_cast;
using std::chrono::seconds;

std::int64_t seconds_between(base::Instant from, base::Instant until) {
  return std::max<std::int64_t>(0, duration_cast<seconds>(until - from).count());
}

Spread spread_of(std::vector<std::int64_t> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  return {.count = static_cast<std::int64_t>(values.size()),
          .median_s = quantile(values, 0.5),
          .p90_s = quantile(values, 0.9)};
}

}  // namespace

std::int64_t quantile(std::span<std::int64_t const> sorted, double part) {
  EXPECTS(!sorted.empty() && part > 0 && part <= 1);
  auto const rank = static_cast<std::size_t>(std::ceil(part * static_cast<double>(sorted.size())));
  return sorted[rank - 1];
}

Figures figures_of(std::span<Ticket const* const> tickets) {
  Figures made;
  std::vector<std::int64_t> answers;
  std::vector<std::int64_t> resolutions;
  std::int64_t stars = 0;
  for (auto const* ticket : tickets) {
    if (!ticket->merged_into.empty()) continue;
    ++made.asked;
    made.resolved += ticket->state == TicketState::resolved || ticket->state == TicketState::closed;
    if (ticket->first_answer_at) {
      answers.push_back(seconds_between(ticket->created_at, *ticket->first_answer_at));
      made.in_time +=
          *ticket->first_answer_at - ticket->created_at <= answer_within(ticket->priority);
    }
    if (ticket->resolved_at)
      resolutions.push_back(seconds_between(ticket->created_at, *ticket->resolved_at));
    if (ticket->stars) {
      ++made.rated;
      stars += *ticket->stars;
    }
  }
  made.first_answer = spread_of(std::move(answers));
  made.resolution = spread_of(std::move(resolutions));
  if (made.rated > 0) made.stars = static_cast<double>(stars) / static_cast<double>(made.rated);
  return made;
}

Load load_of(std::span<Ticket const* const> unresolved, base::Instant now) {
  Load made;
  for (auto const* ticket : unresolved) {
    made.claimed += !ticket->agent_id.empty();
    if (!ticket->waiting_since) continue;
    ++made.waiting;
    made.overdue += now > *ticket->waiting_since + answer_within(ticket->priority);
    auto const waits_s = seconds_between(*ticket->waiting_since, now);
    made.longest_wait_s = std::max(made.longest_wait_s.value_or(0), waits_s);
  }
  return made;
}

}  // namespace support
