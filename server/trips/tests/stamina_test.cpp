// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/stamina.hpp"

#include "trips/impl/days.hpp"
#include "trips/tests/town.hpp"

using namespace trips;
using planner::Pace;

namespace {

Wish for_party(PartyWish party) {
  auto wish = three_days();
  wish.party = std::move(party);
  return wish;
}

// What the hardest day of a search takes.
int hardest_day(Town const& town, Wish const& wish, bool is_tiring) {
  auto const wishes = town.wishes(wish);
  Ground const ground(town.city, town.travel_times, wishes);
  auto const style = style_of(planner::Tier::backpacker, wishes);
  DaysOrder order{style, {}, wishes.budget.minor(), {}};
  order.is_tiring = is_tiring;
  for (auto const* place : town.city.places)
    if (place->is_lodging() && order.beds.empty()) order.beds = {{place, 1, room_price(*place)}};
  auto const days =
      days_for(wishes, ground, candidates_for(wishes, town.city, ground.openings(), style), order);
  auto const solution = planner::optimise(days.problem, {.seed = 1, .iterations = 250});
  int hardest = 0;
  for (auto const& day : solution.days) {
    int effort = 0;
    for (auto const& visit : day)
      effort += days.problem.stops[static_cast<std::size_t>(visit.stop)].energy;
    hardest = std::max(hardest, effort);
  }
  return hardest;
}

}  // namespace

TEST_CASE("a mountain is harder than a park, a museum easier") {
  Town const town;
  CHECK(effort_of(town.place("gushan"), 100) == 200);
  CHECK(effort_of(town.place("west-lake-park"), 100) == 100);
  CHECK(effort_of(town.place("fujian-museum"), 100) == 80);
}

TEST_CASE("the old and the small have less stamina than others, at every pace") {
  Town const town;
  for (auto const pace : {Pace::relaxed, Pace::normal, Pace::intense}) {
    auto const of = [&](PartyWish const& party) {
      return stamina_of(town.wishes(for_party(party)), pace);
    };
    CHECK(of({2, {}, 0}) > of({2, {9}, 0}));
    CHECK(of({2, {9}, 0}) > of({2, {4}, 0}));
    CHECK(of({2, {4}, 0}) == of({2, {}, 1}));
    CHECK(of({2, {14}, 0}) == of({2, {}, 0}));
  }
}

TEST_CASE("a hard day becomes lighter for who has less stamina") {
  Town const town;
  auto const old = for_party({0, {}, 2});
  auto const wishes = town.wishes(old);
  int const most = stamina_of(wishes, style_of(planner::Tier::backpacker, wishes).pace);
  CHECK(hardest_day(town, old, true) > most);
  CHECK(hardest_day(town, old, false) <= most);
}

TEST_CASE("musts that together are more than a day should hold are held, and it is said") {
  Town const town;
  auto wish = for_party({1, {}, 1});
  wish.endDate = wish.startDate;
  wish.must = {"鼓山", "三坊七巷"};
  for (auto const& tier : town.tiers(wish)) {
    CHECK(visits(tier, "gushan"));
    CHECK(visits(tier, "sanfang-qixiang"));
    CHECK(warns(tier.warnings, "tiring_days"));
  }
}
