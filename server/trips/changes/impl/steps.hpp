// SPDX-License-Identifier: Apache-2.0
// The commands one by one: what each does to an itinerary.
#pragma once
#include <optional>

#include "trips/changes/impl/layout.hpp"

namespace trips {

// A command being carried out. The itinerary is changed in place; after a refusal it is thrown
// away.
struct Work {
  Itinerary& itinerary;
  Command const& command;
  Terrain const& terrain;
  base::Ids& ids;
};

// Where an item stands; `day` past the days: in the tray.
struct Position {
  std::size_t day = 0;
  std::size_t index = 0;
};
std::optional<Position> position_of(Itinerary const& itinerary, ItemId id);
std::optional<std::size_t> day_on(Itinerary const& itinerary, base::Day date);
std::vector<Item>& items_at(Itinerary& itinerary, std::size_t day);

// A visit to that place as somebody of this style would make it; nullopt: it is none to see or to
// eat at.
std::optional<Item> item_for(places::Place const& place, Terrain const& terrain, ItemId id);
bool holds_place(Itinerary const& itinerary, std::string const& key);

// Puts an item where it breaks least, then costs least time on the way; on that day, or on any.
// Returns where.
Position fit_best(Itinerary& itinerary, Item item, std::optional<std::size_t> day,
                  Terrain const& terrain);

using Step = base::Result<void> (*)(Work&);

base::Result<void> move_item(Work& work);
base::Result<void> swap_items(Work& work);
base::Result<void> add_place(Work& work);
base::Result<void> remove_item(Work& work);
base::Result<void> set_aside(Work& work);
base::Result<void> replace_item(Work& work);

base::Result<void> pin_item(Work& work);
base::Result<void> pay_item(Work& work);
base::Result<void> resize_item(Work& work);
base::Result<void> start_item_at(Work& work);
base::Result<void> note_item(Work& work);

base::Result<void> take_lodging(Work& work);
base::Result<void> optimise_days(Work& work);
base::Result<void> move_indoors(Work& work);
base::Result<void> lighten_day(Work& work);

}  // namespace trips
