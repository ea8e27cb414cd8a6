// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trips/answer.hpp"
#include "trips/changes/commands.hpp"
#include "trips/wish.hpp"

namespace trips {

// Something to see or to eat. `start` binds where it is pinned; else it is where the last layout
// of the day put it, and render() moves it on when one cannot be there in time. So two versions
// that differ in the start of an item that is not pinned do not contradict each other.
struct Item {
  ItemId id;
  std::string place;
  planner::Role role = planner::Role::sight;
  planner::Meal meal = planner::Meal::none;
  base::Minutes start{};
  base::Minutes minutes{};
  bool is_pinned = false;
  bool is_paid = false;
  std::optional<std::string> note = {};  // the traveller's own words
};

// By what to go from one place to another on a day. Ways that no entry names follow the style.
struct KeptWay {
  std::string from;
  std::string to;
  planner::Mode mode = planner::Mode::walk;
};

struct ItineraryDay {
  base::Day date{};
  std::string lodging;       // tonight's; empty on the last day
  base::Minutes sets_out{};  // where the first visit does not say when
  std::vector<Item> items;   // in order
  std::vector<KeptWay> ways = {};
};

// A trip as it is edited: what was wished for, and what is where in which order. Everything else
// (times, ways, prices, checks) follows from it and the facts: render() of edit.hpp.
struct Itinerary {
  Wish wish;
  planner::Tier tier = planner::Tier::economy;
  base::Day planned_on{};  // when it was first planned: from then on there was time to book
  std::vector<ItineraryDay> days;
  std::vector<Item> tray = {};         // set aside
  std::vector<RideAnswer> rides = {};  // there and back, as chosen; keep_rides() says until when
};

std::string to_json(Itinerary const& itinerary);
base::Result<Itinerary> parse_itinerary(std::string_view json);

// Of a plan as it was answered, or as a version stored it: ids that are there already are kept.
Itinerary itinerary_of(Wish const& wish, TierAnswer const& plan, base::Ids& ids);

// What must have been wished for, where an older release did not store it.
Wish wish_from(TierAnswer const& plan);

// nullptr where the itinerary, its tray included, has no such item.
Item const* find_item(Itinerary const& itinerary, ItemId id);

}  // namespace trips
