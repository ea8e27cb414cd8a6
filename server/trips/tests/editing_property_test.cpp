// SPDX-License-Identifier: Apache-2.0
// Whatever is asked for in whatever order: a trip stays one that can be shown and checked.
#include <set>

#include "whims.hpp"

using namespace trips;

namespace {

void check_ids(Itinerary const& trip) {
  std::set<ItemId> seen;
  auto const see = [&](std::vector<Item> const& items) {
    for (auto const& item : items) CHECK(seen.insert(item.id).second);
  };
  for (auto const& day : trip.days) see(day.items);
  see(trip.tray);
}

void check_sums(TierAnswer const& plan) {
  std::int64_t low = 0;
  std::int64_t high = 0;
  for (auto const& line : plan.ledger) {
    low += line.total.low_minor;
    high += line.total.high_minor;
  }
  CHECK(plan.total.low_minor == low);
  CHECK(plan.total.high_minor == high);
}

// What is told as a problem is what the verifier says, and nothing it says is kept back.
void check_truth(Desk& desk, Itinerary const& trip, TierAnswer const& plan) {
  auto const violations = desk.editor.violations(trip);
  CHECK(plan.problems->size() == violations.size());
  bool const is_violated = plan.certificate.verdict == planner::Verdict::violated;
  CHECK(is_violated == !violations.empty());
}

// Without a pin nothing begins before one is there.
void check_order(Itinerary const& trip, TierAnswer const& plan) {
  for (auto const& day : plan.days)
    for (std::size_t i = 0; i + 1 < day.visits.size(); ++i) {
      auto const& next = day.visits[i + 1];
      if (find_item(trip, *next.id)->is_pinned) continue;
      CHECK(next.start >= day.visits[i].end);
    }
}

}  // namespace

TEST_CASE("any sequence of changes leaves a trip whose sums, order and checks are true") {
  int const runs = wish_count(6);
  for (int run = 0; run < runs; ++run) {
    Desk desk(three_days(), static_cast<std::size_t>(run) % 3);
    Whims whims(desk, static_cast<unsigned>(run));
    auto trip = desk.trip;
    int done = 0;
    for (int step = 0; step < 14; ++step) {
      auto const command = whims.next(trip);
      INFO("run " << run << ": " << to_json(command));
      auto next = desk.editor.apply(trip, command);
      if (!next) {
        CHECK_FALSE(next.error().why.empty());
        continue;
      }
      ++done;
      trip = std::move(*next);
      check_ids(trip);
      auto const again = parse_itinerary(to_json(trip));
      REQUIRE(again);
      CHECK(to_json(*again) == to_json(trip));
      auto const plan = desk.shown(trip);
      check_sums(plan);
      check_truth(desk, trip, plan);
      check_order(trip, plan);
    }
    CHECK(done > 3);
  }
}
