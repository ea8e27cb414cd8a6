// SPDX-License-Identifier: Apache-2.0
#include "trips/ways.hpp"

#include "trips/draft.hpp"
#include "trips/tests/town.hpp"

using namespace trips;
using places::Mode;

namespace {

struct Streets {
  Town town;
  Wishes wishes = town.wishes(three_days());
  Ground ground{town.city, town.travel_times, wishes};
  std::vector<places::Place const*> places;

  Streets() {
    auto const style = style_of(planner::Tier::economy, wishes);
    for (auto const& candidate : candidates_for(wishes, town.city, ground.openings(), style))
      places.push_back(candidate.place);
  }

  std::vector<std::vector<planner::Hop>> hops(Style const& style) const {
    return ground.hops(places, style, wishes.party);
  }
  std::size_t count(std::vector<planner::Hop> const& hops) const {
    return static_cast<std::size_t>(std::count_if(
        hops.begin(), hops.end(), [](planner::Hop const& hop) { return hop.minutes > 0; }));
  }
  planner::Plan plan(planner::Tier tier) const {
    auto const style = style_of(tier, wishes);
    auto const found = draft(wishes, ground, {.style = style, .cap = wishes.budget});
    REQUIRE(found.draft.has_value());
    return found.draft->plan;
  }
};

}  // namespace

TEST_CASE("a style offers the search the modes it goes by") {
  Streets const streets;
  auto const luxury = streets.hops(style_of(planner::Tier::luxury, streets.wishes));
  auto const economy = streets.hops(style_of(planner::Tier::economy, streets.wishes));
  REQUIRE(luxury.size() == planned_modes.size());
  CHECK(streets.count(luxury[1]) == 0);
  CHECK(streets.count(luxury[2]) == 0);
  CHECK(streets.count(economy[1]) > 0);
  CHECK(streets.count(economy[2]) > 0);
  CHECK(streets.count(luxury[0]) < streets.count(economy[0]));  // walks less far
  auto const pairs = streets.places.size() * (streets.places.size() - 1);
  CHECK(streets.count(luxury[3]) == pairs);
  CHECK(streets.count(economy[3]) == pairs);
}

TEST_CASE("far from everything one goes as one can, whatever the style") {
  Streets streets;
  auto style = style_of(planner::Tier::luxury, streets.wishes);
  style.walk_max_m = 0;
  auto const hops = streets.hops(style);
  for (auto const& hop : hops[0]) CHECK(hop.walk_m == 0);
  CHECK(hops[3][1].minutes > 0);
}

TEST_CASE("a leg takes as long as it does at its hour, in the mode the search chose") {
  Streets streets;
  streets.wishes.likes.pace = planner::Pace::intense;
  auto const& world = streets.ground.world();
  std::map<planner::Mode, int> legs;
  int slowed = 0;
  for (auto const tier : {planner::Tier::luxury, planner::Tier::economy, planner::Tier::backpacker})
    for (auto const& day : streets.plan(tier).days)
      for (auto const& leg : day.legs) {
        auto const travel =
            world.travel(*world.find(leg.from), *world.find(leg.to), leg.mode, leg.span.from);
        if (leg.from != leg.to) CHECK(leg.span.length() == travel.time);
        ++legs[leg.mode];
        slowed += travel.is_slowed ? 1 : 0;
      }
  CHECK(slowed > 0);
  CHECK(legs.size() >= 3);
}

TEST_CASE("a taxi in the evening peak takes longer than at noon") {
  Streets const streets;
  auto const& station = *streets.town.city.main_station();
  auto const& gushan = streets.town.place("gushan");  // too far to walk
  auto const way = streets.ground.way(station, gushan, Mode::taxi, {});
  CHECK(way.arrival(12 * 60) == 12 * 60 + way.minutes);
  CHECK(way.arrival(17 * 60 + 30) > 17 * 60 + 30 + way.minutes);
  CHECK(way.arrival(way.departure(18 * 60)) <= 18 * 60);
  CHECK(way.arrival(way.departure(18 * 60) + 1) > 18 * 60);
}
