// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "town.hpp"
#include "trips/changes/edit.hpp"
#include "trips/changes/impl/layout.hpp"

namespace trips {

// A trip of three days in the town, and what changes it.
struct Desk {
  explicit Desk(Wish asked = three_days(), std::size_t tier = 1) : wish(std::move(asked)) {
    plan = town.tiers(wish)[tier];
    trip = itinerary_of(wish, plan, ids);
  }
  Town town;
  base::ManualClock clock{base::instant_from_us(1'729'000'000'000'000)};
  base::SeededRandom random{5};
  base::Ids ids{clock, random};
  Editor editor{town.sources, town.today, ids};
  Wish wish;
  TierAnswer plan;
  Itinerary trip;

  Item const& item(std::size_t day, std::size_t index) const { return trip.days[day].items[index]; }
  Itinerary after(Command const& command) {
    auto changed = editor.apply(trip, command);
    INFO(to_json(command));
    REQUIRE(changed);
    return *changed;
  }
  TierAnswer shown(Itinerary const& itinerary, WithFixes with = WithFixes::no) {
    auto rendered = editor.render(itinerary, with);
    REQUIRE(rendered);
    return rendered->plan;
  }
};

inline Command of(CommandType type, std::optional<ItemId> item = {}) {
  Command command;
  command.type = type;
  command.item = item;
  return command;
}

}  // namespace trips
