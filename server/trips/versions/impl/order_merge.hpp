// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <set>
#include <vector>

#include "trips/versions/impl/item_merge.hpp"

namespace trips::merging {

// The items of a day, or of the tray, in order.
std::vector<ItemId> order_in(Itinerary const& itinerary, std::optional<base::Day> day);

struct Orders {
  std::vector<ItemId> base;
  std::vector<ItemId> mine;
  std::vector<ItemId> theirs;
};

// Puts `here` in order: what stayed as the side that changed its order has it, and what came behind
// what it follows on its side, earlier starts first; what came on both at the first such place.
// `agrees` becomes false where both changed the order, each to another one; then theirs stands.
std::vector<ItemId> merge_order(Orders const& orders, std::set<ItemId> const& here,
                                Located const& items, bool& agrees);

}  // namespace trips::merging
