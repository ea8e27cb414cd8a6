// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <random>

#include "editing_desk.hpp"

namespace trips {

// Commands that somebody might send, sensible or not.
class Whims {
 public:
  Whims(Desk& desk, unsigned seed) : desk_(desk), dice_(seed) {}

  // One that leaves the dates alone.
  Command next_within(Itinerary const& trip) {
    auto command = next(trip);
    while (command.type == CommandType::set_dates) command = next(trip);
    return command;
  }

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

}  // namespace trips
