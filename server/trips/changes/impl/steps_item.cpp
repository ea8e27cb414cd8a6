// SPDX-License-Identifier: Apache-2.0
// What is said of one item, and of the nights.
#include <algorithm>

#include "trips/changes/impl/steps.hpp"
#include "trips/impl/clock_text.hpp"

namespace trips {
namespace {

// The item of the command; nullptr: the trip has none.
Item* item_of(Work& work, Position& where) {
  auto const found = position_of(work.itinerary, *work.command.item);
  if (!found) return nullptr;
  where = *found;
  return &items_at(work.itinerary, found->day)[found->index];
}

base::Error no_such_item() { return base::refuse_field("/item", "The trip has no such item."); }

void relay_from(Work& work, Position const& where) {
  if (where.day < work.itinerary.days.size())
    relay(work.itinerary, where.day, where.index, work.terrain);
}

}  // namespace

base::Result<void> pin_item(Work& work) {
  Position where;
  auto* item = item_of(work, where);
  if (item == nullptr) return no_such_item();
  item->is_pinned = *work.command.is_pinned;
  return {};
}

base::Result<void> pay_item(Work& work) {
  Position where;
  auto* item = item_of(work, where);
  if (item == nullptr) return no_such_item();
  item->is_paid = *work.command.is_paid;
  // What is paid for stays when it is.
  if (item->is_paid && where.day < work.itinerary.days.size()) item->is_pinned = true;
  return {};
}

base::Result<void> resize_item(Work& work) {
  Position where;
  auto* item = item_of(work, where);
  if (item == nullptr) return no_such_item();
  item->minutes = base::Minutes(*work.command.minutes);
  ++where.index;
  relay_from(work, where);
  return {};
}

base::Result<void> start_item_at(Work& work) {
  Position where;
  auto* item = item_of(work, where);
  if (item == nullptr) return no_such_item();
  if (where.day >= work.itinerary.days.size())
    return base::refuse_field("/item", "It waits in the tray: give it a day first.");
  auto const start = clock_from(*work.command.start);
  if (!start) return base::refuse_field("/start", "Must be a time such as 14:30.");
  item->start = *start;
  item->is_pinned = true;
  // Among the others by its hour.
  auto& items = work.itinerary.days[where.day].items;
  auto const moved = *item;
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(where.index));
  auto const next = std::find_if(items.begin(), items.end(),
                                 [&](Item const& each) { return each.start >= moved.start; });
  auto const index = static_cast<std::size_t>(next - items.begin());
  items.insert(next, moved);
  relay(work.itinerary, where.day, std::min(index, where.index), work.terrain);
  return {};
}

base::Result<void> note_item(Work& work) {
  Position where;
  auto* item = item_of(work, where);
  if (item == nullptr) return no_such_item();
  item->note.reset();
  if (!work.command.note->empty()) item->note = *work.command.note;
  return {};
}

base::Result<void> take_lodging(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  if (!terrain.lodging(*command.place))
    return base::refuse_field("/place", "There is no such house with room for all of you.");
  auto const night = command.night ? day_on(itinerary, *command.night) : std::nullopt;
  bool const is_known = !command.night || (night && *night + 1 < itinerary.days.size());
  if (!is_known) return base::refuse_field("/night", "The trip has no such night.");
  for (std::size_t d = 0; d + 1 < itinerary.days.size(); ++d)
    if (!night || *night == d) itinerary.days[d].lodging = *command.place;
  for (std::size_t d = 0; d < itinerary.days.size(); ++d) relay(itinerary, d, 0, terrain);
  return {};
}

}  // namespace trips
