// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assistant/wish_slots.hpp"
#include "planner/plan.hpp"

// What a traveller may say of a trip besides where, when and for how much: the part of a
// recommendation's request that reading words fills as well. Limits stand in wish_described.hpp;
// the names in camelCase are fixed by the requirement.
namespace assistant {

struct PartyWish {
  int adults = 1;
  std::vector<int> child_ages;
  int seniors = 0;
};

struct PointWish {
  std::optional<std::string> place;  // name or key of a station; empty: the main railway station
  std::string at;                    // "14:30"
};

// How to get there and back.
struct RideWish {
  std::optional<IntercityMode> mode;  // empty: whatever suits
  std::vector<IntercityMode> avoid;
  std::optional<std::string> leave_after;  // "08:00", the first day
  std::optional<std::string> home_before;  // "21:00", the last day
};

// Where to sleep. Stars, prices, distances and rooms must hold; the rest leans.
struct LodgingWish {
  std::vector<std::string> names;     // of houses
  std::vector<std::string> kinds;     // guesthouse, hostel …: any of them
  std::vector<std::string> features;  // breakfast, family_room …: all of them
  std::optional<int> stars_from;
  std::optional<std::string> near;  // name or key of a place
  std::optional<double> near_km;
  std::optional<std::int64_t> night_max;  // yuan for all rooms
  std::optional<std::int64_t> room_max;   // yuan for one room and night
  std::optional<int> rooms;
  std::optional<RoomType> room;
};

struct WishDetails {
  std::optional<std::string> origin;
  std::optional<std::string> cuisine;
  std::optional<std::string> otherNeeds;
  std::optional<PartyWish> party;
  std::optional<planner::Pace> pace;
  std::vector<std::string> must;       // names or keys of places
  std::vector<std::string> avoid;      // names, keys or kinds
  std::vector<std::string> interests;  // kinds, in words
  std::optional<PointWish> arrival;
  std::optional<PointWish> departure;
  std::optional<RideWish> ride;
  std::optional<LodgingWish> lodging;
};

}  // namespace assistant
