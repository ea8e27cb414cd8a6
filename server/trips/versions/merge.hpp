// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "trips/changes/itinerary.hpp"

namespace trips {

// Something that both sides changed from the same base, each to another value.
struct MergeConflict {
  std::optional<ItemId> item;  // none: of a day or of the whole trip
  std::optional<base::Day> day;
  std::string field;        // place, day, minutes, start, note, removed, order, lodging, budget …
  std::string mine_json;    // "null": nothing there
  std::string theirs_json;  // what the merged itinerary has
};

struct Merged {
  Itinerary itinerary;
  std::vector<MergeConflict> conflicts;
};

// Joins what two sides made of `base`, field by field: what one side left alone is as the other
// has it. Nothing is dropped in silence: where both changed a field, theirs stands and the conflict
// is listed; an item that has no day any more waits in the tray. A start that is not pinned follows
// from the order and never conflicts. Without conflicts both orders of the sides give the same.
Merged merge(Itinerary const& base, Itinerary const& mine, Itinerary const& theirs);

}  // namespace trips
