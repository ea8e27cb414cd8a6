// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "assistant/wish_slots.hpp"
#include "base/money.hpp"
#include "places/place.hpp"
#include "planner/plan.hpp"

namespace trips {

// Where somebody would like to sleep. What `keeps` judges is hard, what `lacks` counts leans.
struct LodgingWishes {
  std::vector<places::Place const*> named;  // any of them
  std::vector<places::Kind> kinds;          // any of them
  std::vector<places::Tag> features;        // all of them
  std::vector<places::Kind> no_kinds;
  std::vector<places::Tag> no_features;
  std::optional<int> stars_from;
  places::Place const* near = nullptr;
  std::optional<double> near_km;
  std::optional<base::Money> night_max;  // all rooms
  std::optional<base::Money> room_max;   // a room
  std::optional<int> rooms;
  std::optional<assistant::RoomType> room;

  bool is_empty() const;
  // Stars, distance and prices are within what was asked; what nobody knows is not.
  bool keeps(places::Place const& house, planner::PriceRange const& per_night,
             int rooms_taken) const;
  // What was asked for and this house is not known to have.
  std::vector<planner::Words> lacks(places::Place const& house) const;
};

// The rooms a party takes: as many as it asks for, or as the type of room asks for (a single for
// each grown-up, one for two), but no fewer than the house has beds for; 0: nobody knows how many
// a room sleeps.
int rooms_taken(places::Place const& house, planner::Party const& party,
                LodgingWishes const& wishes);

planner::Words name_of(assistant::RoomType room);  // 单人间 / single rooms

// The wish in a few words, for conflicts and warnings: 四星以上，每晚不超过 ¥300.
planner::Words text_of(LodgingWishes const& wishes);

}  // namespace trips
