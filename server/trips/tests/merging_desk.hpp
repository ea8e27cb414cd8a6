// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <algorithm>

#include "trips/versions/merge.hpp"

// Journeys to be merged, with visits that tests can name.
namespace trips::merging_desk {

using base::Minutes;
using std::chrono::days;

inline Merged merged_the_other_way(Itinerary const& base, Itinerary const& one,
                                   Itinerary const& other) {
  return merge(base, other, one);
}

inline base::Day const first_day = base::parse_day("2026-05-01").value();

// Ids that tests can name: item(3).
inline ItemId item(int number) {
  std::array<std::uint8_t, 16> bytes{};
  bytes[15] = static_cast<std::uint8_t>(number);
  return ItemId(base::Ulid(bytes));
}

inline Item at(int number, int start) {
  Item made;
  made.id = item(number);
  made.place = "place-" + std::to_string(number);
  made.start = Minutes(start * 60);
  made.minutes = Minutes(60);
  return made;
}

// Two days, three visits each, and one thing set aside.
inline Itinerary journey() {
  Itinerary made;
  made.wish.destination = "福建省福州市";
  made.wish.startDate = first_day;
  made.wish.endDate = first_day + days(1);
  made.wish.budget = 3000;
  made.planned_on = first_day - days(30);
  made.days = {{first_day, "inn", Minutes(9 * 60), {at(1, 9), at(2, 11), at(3, 14)}},
               {first_day + days(1), "", Minutes(9 * 60), {at(4, 9), at(5, 11), at(6, 14)}}};
  made.tray = {at(7, 0)};
  return made;
}

inline std::vector<int> numbers(std::vector<Item> const& items) {
  std::vector<int> found;
  for (auto const& each : items) found.push_back(each.id.value().bytes()[15]);
  return found;
}
using Numbers = std::vector<int>;

inline Item* find(Itinerary& itinerary, int number) {
  return const_cast<Item*>(find_item(itinerary, item(number)));
}

inline Item taken(Itinerary& itinerary, int number) {
  auto const take = [&](std::vector<Item>& items) -> std::optional<Item> {
    for (auto each = items.begin(); each != items.end(); ++each)
      if (each->id == item(number)) {
        auto found = *each;
        items.erase(each);
        return found;
      }
    return std::nullopt;
  };
  for (auto& day : itinerary.days)
    if (auto found = take(day.items)) return *found;
  return take(itinerary.tray).value();
}

inline void move(Itinerary& itinerary, int number, std::size_t day, std::size_t place) {
  auto const moved = taken(itinerary, number);
  auto& items = itinerary.days[day].items;
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(std::min(place, items.size())), moved);
}

}  // namespace trips::merging_desk
