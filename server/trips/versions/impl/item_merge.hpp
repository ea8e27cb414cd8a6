// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "trips/versions/merge.hpp"

namespace trips::merging {

struct LocatedItem {
  Item item;
  std::optional<base::Day> day;  // none: in the tray
};
using Located = std::map<ItemId, LocatedItem>;

Located located(Itinerary const& itinerary);

// What three sides know of one item; nullptr where one does not have it.
struct ItemSides {
  LocatedItem const* base;
  LocatedItem const* mine;
  LocatedItem const* theirs;
};

// Nothing: it is gone. Taken away by one side and changed by the other, it stays as a conflict.
std::optional<LocatedItem> merge_item(ItemSides const& sides,
                                      std::vector<MergeConflict>& conflicts);

// By what to go: per pair of places; of two changes to one pair the plainer mode.
std::vector<KeptWay> merge_ways(std::vector<KeptWay> const& base, std::vector<KeptWay> const& mine,
                                std::vector<KeptWay> const& theirs);

}  // namespace trips::merging
