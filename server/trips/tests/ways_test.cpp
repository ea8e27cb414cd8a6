// SPDX-License-Identifier: Apache-2.0
#include "trips/ways.hpp"

#include "trips/draft.hpp"
#include "trips/tests/times_over.hpp"
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

namespace {

// As estimated, but buses go by a timetable.
struct PunctualBuses final : TimesOver {
  using TimesOver::TimesOver;
  std::optional<places::Leg> leg(places::AreaCode city, base::LatLon from, base::LatLon to,
                                 Mode mode) const override {
    auto found = its.leg(city, from, to, mode);
    if (found && mode == Mode::bus) found->source = places::LegSource::timetable;
    return found;
  }
  places::LegTable legs(places::AreaCode city, std::span<base::LatLon const> at,
                        Mode mode) const override {
    auto const told = its.legs(city, at, mode);
    std::vector<places::Leg> legs;
    for (std::size_t i = 0; i < at.size() * at.size(); ++i) {
      legs.push_back(told.at(i / at.size(), i % at.size()));
      if (legs.back().mode == Mode::bus) legs.back().source = places::LegSource::timetable;
    }
    return {at.size(), std::move(legs)};
  }
};

}  // namespace

TEST_CASE("no traffic lengthens what a timetable says, neither in a plan nor in its check") {
  Streets const streets;
  auto const& station = *streets.town.city.main_station();
  auto const& gushan = streets.town.place("gushan");
  PunctualBuses const times(streets.town.travel_times);
  constexpr int peak = 17 * 60 + 30;
  auto const guessed = streets.ground.way(station, gushan, Mode::bus, {});
  CHECK(guessed.arrival(peak) > peak + guessed.minutes);
  Ways const ways(times, streets.town.city.code, {station.at, gushan.at});
  auto const bus = ways.way(0, 1, Mode::bus, {});
  CHECK(bus.arrival(peak) == peak + bus.minutes);
  CatalogueWorld const world(streets.town.city, times);
  auto const travel = world.travel(*world.find(station.key.str()), *world.find(gushan.key.str()),
                                   planner::Mode::bus, planner::Minutes(peak));
  CHECK(travel.time == planner::Minutes(bus.minutes));
  CHECK_FALSE(travel.is_slowed);
}
