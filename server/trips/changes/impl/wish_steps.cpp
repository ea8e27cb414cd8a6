// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/wish_steps.hpp"

#include <algorithm>

#include "trips/changes/impl/replan.hpp"
#include "trips/changes/impl/steps.hpp"
#include "trips/prices.hpp"

namespace trips {
namespace {

bool is_booked(Item const& item) { return item.is_pinned || item.is_paid; }

// The days of the wish, each with the bed of the night with its number, or of the last one.
std::vector<ItineraryDay> empty_days(Wish const& wish, Itinerary const& from) {
  auto const count = static_cast<std::size_t>((wish.endDate - wish.startDate).count() + 1);
  std::string bed;
  std::vector<ItineraryDay> days(count);
  for (std::size_t d = 0; d < count; ++d) {
    days[d].date = wish.startDate + std::chrono::days(d);
    if (d < from.days.size() && !from.days[d].lodging.empty()) bed = from.days[d].lodging;
    if (d + 1 < count) days[d].lodging = bed;
    if (d >= from.days.size()) continue;
    days[d].sets_out = from.days[d].sets_out;
    days[d].ways = from.days[d].ways;
  }
  return days;
}

void insert_by_start(std::vector<Item>& items, Item item) {
  auto const next = std::find_if(items.begin(), items.end(),
                                 [&](Item const& each) { return each.start > item.start; });
  items.insert(next, std::move(item));
}

// Where each item goes; the tray where its day is gone.
void deal_out(Itinerary const& from, Bookings bookings, Itinerary& into) {
  for (std::size_t d = 0; d < from.days.size(); ++d)
    for (auto const& item : from.days[d].items) {
      bool const keeps_date = bookings == Bookings::keep && is_booked(item);
      auto const day = keeps_date             ? day_on(into, from.days[d].date)
                       : d < into.days.size() ? std::optional(d)
                                              : std::nullopt;
      if (day) {
        insert_by_start(into.days[*day].items, item);
        continue;
      }
      into.tray.push_back(item);
      into.tray.back().is_pinned = false;
    }
}

// Fills the days that have nothing planned.
void fill_empty(Itinerary& itinerary, Terrain const& terrain, base::Ids& ids) {
  auto order = all_days(itinerary, false);
  bool has_empty = false;
  for (std::size_t d = 0; d < itinerary.days.size(); ++d)
    if (itinerary.days[d].items.empty()) has_empty = order.is_free[d] = true;
  if (!has_empty) return;
  order.may_add = true;
  if (auto filled = replan(itinerary, terrain, order, ids)) itinerary = std::move(*filled);
}

std::size_t broken(Itinerary const& itinerary, Terrain const& terrain) {
  return violations_in(judge(itinerary, terrain).certificate).size();
}

// Days on which a rule is broken; all where it is one of the whole trip.
std::vector<bool> broken_days(Itinerary const& itinerary, std::vector<Violation> const& found) {
  std::vector<bool> is_broken(itinerary.days.size(), false);
  for (auto const& violation : found) {
    auto const day = violation.day ? day_on(itinerary, *violation.day) : std::nullopt;
    if (day)
      is_broken[*day] = true;
    else if (violation.check == "within_budget")
      is_broken.assign(is_broken.size(), true);
  }
  return is_broken;
}

// A cheaper house for all nights, the dearest that the budget allows; the same where none does.
Itinerary with_cheaper_bed(Itinerary const& itinerary, Terrain const& terrain) {
  auto houses = lodgings_for(terrain.wishes(), terrain.city(), terrain.style(),
                             terrain.wishes().destination.centre);
  std::stable_sort(houses.begin(), houses.end(), [](Lodging const& a, Lodging const& b) {
    return a.per_night.high > b.per_night.high;
  });
  auto best = itinerary;
  auto fewest = broken(itinerary, terrain);
  for (auto const& house : houses) {
    auto tried = itinerary;
    for (std::size_t d = 0; d + 1 < tried.days.size(); ++d)
      tried.days[d].lodging = house.place->key.str();
    for (std::size_t d = 0; d < tried.days.size(); ++d) relay(tried, d, 0, terrain);
    auto const count = broken(tried, terrain);
    if (count >= fewest) continue;
    best = std::move(tried);
    fewest = count;
    if (fewest == 0) break;
  }
  return best;
}

// Plans the broken days anew, if that mends more than it breaks.
Itinerary mended(Itinerary const& itinerary, Terrain const& terrain, base::Ids& ids) {
  auto const found = violations_in(judge(itinerary, terrain).certificate);
  if (found.empty()) return itinerary;
  bool const is_too_dear = std::any_of(found.begin(), found.end(), [](Violation const& each) {
    return each.check == "within_budget";
  });
  auto best = is_too_dear ? with_cheaper_bed(itinerary, terrain) : itinerary;
  auto const left = violations_in(judge(best, terrain).certificate);
  auto order = all_days(itinerary, false);
  order.is_free = broken_days(best, left);
  order.may_drop = order.may_add = true;
  order.keeps_hours = false;
  if (left.empty()) return best;
  auto tried = replan(best, terrain, order, ids);
  if (tried && broken(*tried, terrain) < left.size()) return *tried;
  return best;
}

}  // namespace

bool is_of_wish(CommandType type) {
  using enum CommandType;
  return type == set_dates || type == set_party || type == set_budget || type == set_pace;
}

base::Result<Itinerary> with_dates(Itinerary const& itinerary, Command const& command,
                                   TerrainFor const& terrain_for, base::Ids& ids) {
  auto into = itinerary;
  into.wish.startDate = *command.start_date;
  into.wish.endDate = *command.end_date;
  if (into.wish.endDate < into.wish.startDate)
    return base::refuse_field("/end_date", "The end lies before the start.");
  constexpr int days_most = 14;
  if ((into.wish.endDate - into.wish.startDate).count() >= days_most)
    return base::refuse_field("/end_date", "A trip has at most 14 days.");
  into.days = empty_days(into.wish, itinerary);
  deal_out(itinerary, *command.bookings, into);
  auto const terrain = terrain_for(into);
  if (!terrain) return terrain.error();
  for (std::size_t d = 0; d < into.days.size(); ++d) relay(into, d, 0, **terrain);
  fill_empty(into, **terrain, ids);
  return into;
}

base::Result<Itinerary> with_wish(Itinerary const& itinerary, Command const& command,
                                  TerrainFor const& terrain_for, base::Ids& ids) {
  auto into = itinerary;
  if (command.type == CommandType::set_party) into.wish.party = command.party;
  if (command.type == CommandType::set_budget) into.wish.budget = *command.budget;
  if (command.type == CommandType::set_pace) into.wish.pace = command.pace;
  auto const terrain = terrain_for(into);
  if (!terrain) {
    auto error = terrain.error();
    for (auto& field : error.fields)
      if (field.pointer.starts_with("/wish")) field.pointer.erase(0, 5);
    error.kind = base::Refusal::invalid;
    return error;
  }
  return mended(into, **terrain, ids);
}

}  // namespace trips
