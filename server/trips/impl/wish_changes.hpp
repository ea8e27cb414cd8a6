// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <vector>

#include "trips/impl/trying.hpp"

namespace trips {

// Something a traveller could give up or move, and how much that asks: 1 is a lot.
struct WishChange {
  double size = 0;
  std::string id;
  Words text;
  Change change;
  std::function<void(Wish&)> apply;
  std::optional<Change> also = {};  // of a second field, where both belong together
};

// Changes of one sort, the smallest first: of each ladder the first that helps is enough.
using Ladder = std::vector<WishChange>;

// Musts, needs, diets, what is avoided, the pace, other dates, more days, an earlier arrival, a
// later departure. Budget and fewer days are searched for, see relaxations.cpp.
std::vector<Ladder> ladders_for(Wishes const& wishes, Trying const& trying);

WishChange fewer_days(Wish const& wish, int days);
WishChange more_budget(Wish const& wish, std::int64_t budget);  // in yuan

}  // namespace trips
