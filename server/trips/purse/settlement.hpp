// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace trips {

// What somebody is owed (above 0) or owes (below 0), in minor units of the trip's currency.
struct Balance {
  std::string person_id;
  std::int64_t minor = 0;
  friend bool operator==(Balance const&, Balance const&) = default;
};

struct Transfer {
  std::string from_id;
  std::string to_id;
  std::int64_t minor = 0;
  friend bool operator==(Transfer const&, Transfer const&) = default;
};

struct Settlement {
  std::vector<Transfer> transfers;
  bool is_fewest = true;  // no other settlement has fewer transfers
};

// Up to so many people who owe or are owed, the fewest transfers are found.
inline constexpr std::size_t most_settled_exactly = 14;

// Transfers after which nobody owes anything. The fewest are as many as there are people less the
// groups that can settle among themselves; finding the most groups is NP-hard (subset sum), so it
// is done over all subsets for few people, and beyond them largest debt meets largest claim, which
// needs at most one transfer less than there are people. The sum of `balances` must be 0; their
// order does not matter.
Settlement settle(std::vector<Balance> balances);

}  // namespace trips
