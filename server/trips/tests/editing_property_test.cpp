// SPDX-License-Identifier: Apache-2.0
// Whatever is asked for in whatever order: a trip stays one that can be shown and checked.
#include <cstdlib>
#include <random>
#include <set>

#include "editing_desk.hpp"

using namespace trips;

namespace {

class Whims {
 public:
  Whims(Desk& desk, unsigned seed) : desk_(desk), dice_(seed) {}

  Command next(Itinerary const& trip) {
    Command command;
    command.type = static_cast<CommandType>(below(19));
    auto const any_item = [&] { return item_of(trip); };
    auto const any_day = [&] { return trip.days[below(trip.days.size())].date; };
    using enum CommandType;
    switch (command.type) {
      case move:
        command.item = any_item();
        command.day = any_day();
        break;
      case swap:
        command.item = any_item();
        command.with = any_item();
        break;
      case add:
        command.place = any_place();
        if (below(2)) command.day = any_day();
        break;
      case replace:
        command.item = any_item();
        command.place = any_place();
        break;
      case resize:
        command.item = any_item();
        command.minutes = static_cast<int>(5 + 5 * below(60));
        break;
      case start_at:
        command.item = any_item();
        command.start = base::to_clock(base::Minutes(30 * static_cast<int>(below(48))));
        break;
      case optimise:
        if (below(2)) command.day = any_day();
        break;
      case indoor:
      case lighten:
        command.day = any_day();
        break;
      case set_lodging:
        command.place = any_place();
        if (below(2)) command.night = any_day();
        break;
      case set_dates:
        command.start_date = trip.days.front().date + std::chrono::days(below(3));
        command.end_date = *command.start_date + std::chrono::days(below(4));
        command.bookings = static_cast<Bookings>(below(3));
        break;
      case set_party:
        command.party = PartyWish{static_cast<int>(1 + below(4)), {}, 0};
        break;
      case set_budget:
        command.budget = static_cast<std::int64_t>(1000 + 500 * below(20));
        break;
      case set_pace:
        command.pace = static_cast<planner::Pace>(below(3));
        break;
      case pin:
        command.item = any_item();
        command.is_pinned = below(2) == 0;
        break;
      case pay:
        command.item = any_item();
        command.is_paid = below(2) == 0;
        break;
      case set_note:
        command.item = any_item();
        command.note = "带伞";
        break;
      default:
        command.item = any_item();
    }
    return command;
  }

 private:
  std::size_t below(std::size_t count) { return dice_() % count; }
  std::string any_place() {
    auto const& places = desk_.town.city.places;
    return places[below(places.size())]->key.str();
  }
  std::optional<ItemId> item_of(Itinerary const& trip) {
    std::vector<ItemId> all;
    for (auto const& day : trip.days)
      for (auto const& item : day.items) all.push_back(item.id);
    for (auto const& item : trip.tray) all.push_back(item.id);
    if (all.empty()) return desk_.ids.next<ItemId>();
    return all[below(all.size())];
  }

  Desk& desk_;
  std::mt19937 dice_;
};

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
