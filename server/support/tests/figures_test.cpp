// SPDX-License-Identifier: Apache-2.0
#include "support/figures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace support;
using namespace std::chrono_literals;

namespace {

constexpr base::Instant noon{std::chrono::hours(24 * 20'000 + 4)};  // in China

Ticket asked_at(base::Instant at, TicketPriority priority = TicketPriority::normal) {
  Ticket made;
  made.priority = priority;
  made.created_at = at;
  made.waiting_since = at;
  return made;
}

std::vector<Ticket const*> all_of(std::vector<Ticket> const& tickets) {
  std::vector<Ticket const*> made;
  for (auto const& each : tickets) made.push_back(&each);
  return made;
}

}  // namespace

TEST_CASE("a quantile is a value that occurred, and not fewer than its part are at or below it") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::int64_t> values(1 + random() % 40);
    for (auto& each : values) each = static_cast<std::int64_t>(random() % 25);
    std::sort(values.begin(), values.end());
    for (double const part : {0.1, 0.5, 0.9, 1.0}) {
      auto const found = quantile(values, part);
      auto const size = static_cast<double>(values.size());
      auto const not_above = static_cast<double>(
          std::count_if(values.begin(), values.end(), [&](auto each) { return each <= found; }));
      auto const below = static_cast<double>(
          std::count_if(values.begin(), values.end(), [&](auto each) { return each < found; }));
      CHECK(std::binary_search(values.begin(), values.end(), found));
      CHECK(not_above >= part * size - 1e-9);
      CHECK(below < part * size);
    }
  }
}

TEST_CASE("times to answers are medians and the slowest tenth, and promises are counted") {
  std::vector<Ticket> tickets;
  for (int i = 1; i <= 10; ++i) {
    auto ticket = asked_at(noon, TicketPriority::urgent);
    ticket.first_answer_at = noon + 3min * i;
    tickets.push_back(ticket);
  }
  tickets[0].resolved_at = noon + 1h;
  tickets[0].state = TicketState::resolved;
  tickets[0].stars = 5;
  tickets[1].stars = 2;
  auto const made = figures_of(all_of(tickets));
  CHECK(made.asked == 10);
  CHECK(made.first_answer.median_s == 15 * 60);
  CHECK(made.first_answer.p90_s == 27 * 60);
  CHECK(made.in_time == 5);  // within a quarter of an hour
  CHECK(made.resolution.count == 1);
  CHECK(made.resolution.median_s == 3600);
  CHECK(made.resolved == 1);
  CHECK(made.stars == 3.5);
}

TEST_CASE("what was merged into another counts as that, and nothing has no median") {
  std::vector<Ticket> tickets{asked_at(noon), asked_at(noon)};
  tickets[0].merged_into = "01JD0000000000000000000TIC";
  CHECK(figures_of(all_of(tickets)).asked == 1);
  auto const made = figures_of({});
  CHECK_FALSE(made.first_answer.median_s);
  CHECK_FALSE(made.stars);
}

TEST_CASE("the load is who waits now, for how long, and what is overdue") {
  std::vector<Ticket> tickets{asked_at(noon - 3min, TicketPriority::sos), asked_at(noon - 3h),
                              asked_at(noon - 1min)};
  tickets[1].agent_id = "01JD00000000000000000AGENT";
  tickets[2].waiting_since.reset();
  auto const made = load_of(all_of(tickets), noon);
  CHECK(made.waiting == 2);
  CHECK(made.overdue == 1);  // an SOS has two minutes
  CHECK(made.claimed == 1);
  CHECK(made.longest_wait_s == 3 * 3600);
}
