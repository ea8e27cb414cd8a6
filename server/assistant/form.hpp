// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assistant/wish.hpp"

namespace assistant {

// The fields of a recommendation's request that a reading knows; named as they are there.
struct WishFields : WishDetails {
  std::optional<std::string> destination;
  std::optional<base::Day> startDate;
  std::optional<base::Day> endDate;
  std::optional<std::int64_t> budget;  // yuan, for the whole party
  std::optional<bool> accessibility;
  std::optional<bool> kidFriendly;
  std::optional<bool> petFriendly;
};

// What of a reading a form has fields for. A child whose age was not said is taken to be 8.
// otherNeeds holds the clauses of `text` that no field carries.
WishFields fields_of(ReadWish const& wish, std::string_view text);

}  // namespace assistant
