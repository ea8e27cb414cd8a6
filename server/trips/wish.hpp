// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "planner/plan.hpp"

namespace trips {

// What a traveller sends: the body of POST /api/recommendations and the file of `xingqu plan`.
// The names in camelCase are fixed by the requirement; limits stand in impl/wish_json.hpp.
struct PartyWish {
  int adults = 1;
  std::vector<int> child_ages;
  int seniors = 0;
};

struct PointWish {
  std::optional<std::string> place;  // name or key of a station; empty: the main railway station
  std::string at;                    // "14:30"
};

struct Wish {
  std::string destination;
  base::Day startDate{};
  base::Day endDate{};
  std::int64_t budget = 0;  // yuan, for the whole party
  bool accessibility = false;
  bool kidFriendly = false;
  bool petFriendly = false;
  std::optional<std::string> naturalLandscape;
  std::optional<std::string> socialLandscape;
  std::optional<std::string> cuisine;
  std::optional<std::string> otherNeeds;
  std::optional<PartyWish> party;
  std::optional<planner::Pace> pace;
  std::vector<std::string> must;       // names or keys of places
  std::vector<std::string> avoid;      // names, keys or kinds
  std::vector<std::string> interests;  // kinds, in words
  std::optional<PointWish> arrival;
  std::optional<PointWish> departure;
  std::optional<std::uint32_t> seed;
};

}  // namespace trips
