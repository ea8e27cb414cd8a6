// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assistant/wish_slots.hpp"

namespace assistant {

// The fields of a recommendation's request that a reading knows; named as they are there.
struct PartyFields {
  int adults = 1;
  std::vector<int> child_ages;
  int seniors = 0;
};

struct PointFields {
  std::string at;  // "14:30"
};

struct WishFields {
  std::optional<std::string> destination;
  std::optional<base::Day> startDate;
  std::optional<base::Day> endDate;
  std::optional<std::int64_t> budget;  // yuan, for the whole party
  std::optional<bool> accessibility;
  std::optional<bool> kidFriendly;
  std::optional<bool> petFriendly;
  std::optional<std::string> cuisine;
  std::optional<std::string> otherNeeds;
  std::optional<PartyFields> party;
  std::optional<planner::Pace> pace;
  std::vector<std::string> must;
  std::vector<std::string> avoid;
  std::vector<std::string> interests;
  std::optional<PointFields> arrival;
  std::optional<PointFields> departure;
};

// What of a reading a form has fields for. A child whose age was not said is taken to be 8.
// otherNeeds holds the clauses of `text` that no field carries.
WishFields fields_of(ReadWish const& wish, std::string_view text);

}  // namespace assistant
