// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/itinerary.hpp"

#include <algorithm>

#include "http/described.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/clock_text.hpp"

namespace trips {

BOOST_DESCRIBE_STRUCT(Item, (), (id, place, role, meal, start, minutes, is_pinned, is_paid, note))
BOOST_DESCRIBE_STRUCT(KeptWay, (), (from, to, mode))
BOOST_DESCRIBE_STRUCT(ItineraryDay, (), (date, lodging, sets_out, items, ways))
BOOST_DESCRIBE_STRUCT(Itinerary, (), (wish, tier, planned_on, days, tray, rides))

namespace {

base::Minutes clock(std::string const& text) {
  auto const minutes = clock_from(text);
  EXPECTS(minutes.has_value());
  return *minutes;
}

Item item_from(VisitAnswer const& visit, base::Ids& ids) {
  Item item;
  item.id = visit.id ? *visit.id : ids.next<ItemId>();
  item.place = visit.place.key;
  item.role = visit.role;
  item.meal = visit.meal;
  item.start = clock(visit.start);
  item.minutes = clock(visit.end) - item.start;
  item.is_pinned = visit.is_pinned.value_or(false);
  item.is_paid = visit.is_paid.value_or(false);
  item.note = visit.own_note;
  return item;
}

ItineraryDay day_from(DayAnswer const& day, base::Ids& ids) {
  ItineraryDay into;
  into.date = day.date;
  if (day.lodging) into.lodging = day.lodging->key;
  if (!day.legs.empty()) into.sets_out = clock(day.legs.front().start);
  for (auto const& visit : day.visits) into.items.push_back(item_from(visit, ids));
  for (auto const& leg : day.legs)
    if (leg.from != leg.to) into.ways.push_back({leg.from, leg.to, leg.mode});
  return into;
}

Item item_from(TrayAnswer const& waiting) {
  Item item;
  item.id = waiting.id;
  item.place = waiting.place.key;
  item.minutes = base::Minutes(waiting.minutes);
  item.is_paid = waiting.is_paid;
  item.note = waiting.own_note;
  return item;
}

}  // namespace

std::string to_json(Itinerary const& itinerary) { return http::to_json(itinerary); }

base::Result<Itinerary> parse_itinerary(std::string_view json) {
  return http::parse<Itinerary>(json);
}

Itinerary itinerary_of(Wish const& wish, TierAnswer const& plan, base::Ids& ids) {
  Itinerary itinerary;
  itinerary.wish = wish;
  itinerary.tier = plan.tier;
  itinerary.planned_on = plan.needs.planned_on.value_or(plan.startDate);
  itinerary.rides = plan.rides;
  for (auto const& day : plan.days) itinerary.days.push_back(day_from(day, ids));
  if (plan.tray)
    for (auto const& waiting : *plan.tray) itinerary.tray.push_back(item_from(waiting));
  return itinerary;
}

Wish wish_from(TierAnswer const& plan) {
  auto const& needs = plan.needs;
  Wish wish;
  wish.destination = plan.destination;
  wish.startDate = plan.startDate;
  wish.endDate = plan.endDate;
  wish.budget = needs.budget.minor() / 100;
  wish.accessibility = plan.accessibility;
  wish.kidFriendly = plan.kidFriendly;
  wish.petFriendly = plan.petFriendly;
  wish.party = PartyWish{needs.party.adults, needs.party.child_ages, needs.party.seniors};
  wish.pace = needs.pace;
  wish.must = needs.must;
  wish.avoid = needs.avoid;
  wish.avoid.insert(wish.avoid.end(), needs.avoid_kinds.begin(), needs.avoid_kinds.end());
  auto const point = [](planner::Anchor const& anchor) {
    return PointWish{anchor.place, base::to_clock(anchor.at)};
  };
  if (needs.arrival && plan.rides.empty()) wish.arrival = point(*needs.arrival);
  if (needs.departure && plan.rides.empty()) wish.departure = point(*needs.departure);
  return wish;
}

Item const* find_item(Itinerary const& itinerary, ItemId id) {
  auto const in = [&](std::vector<Item> const& items) -> Item const* {
    auto const found =
        std::find_if(items.begin(), items.end(), [&](Item const& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
  };
  for (auto const& day : itinerary.days)
    if (auto const* found = in(day.items)) return found;
  return in(itinerary.tray);
}

}  // namespace trips
