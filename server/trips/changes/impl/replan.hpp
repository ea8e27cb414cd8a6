// SPDX-License-Identifier: Apache-2.0
// The optimiser at work on a trip that exists already.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "trips/candidates.hpp"
#include "trips/changes/impl/layout.hpp"

namespace trips {

// Takes the hours away at which a place may not be visited on a day; returns what is left.
using Cut = std::function<std::vector<planner::Window>(places::Place const&, base::Day,
                                                       std::vector<planner::Window>)>;

struct ReplanOrder {
  std::vector<bool> is_free;   // per day; the others stay as they are
  bool may_move_days = false;  // from one free day to another
  bool may_add = false;        // what is not in the trip yet
  bool may_drop = false;       // what is neither pinned nor paid goes to the tray
  bool adds_indoors_only = false;
  bool keeps_hours = true;    // days that are longer than the pace allows may stay so
  double change_worth = 0.3;  // of an ordinary sight: what a change must gain
  Cut cut = {};
  int iterations = 150;
};

// The free days planned anew, starting from what is there: pinned items keep their time, stays
// their length unless they may be dropped. nullopt where not all that must stay fits. The same
// itinerary, order and facts give the same.
std::optional<Itinerary> replan(Itinerary const& itinerary, Terrain const& terrain,
                                ReplanOrder const& order, base::Ids& ids);

// Each day is free or none is, as said.
ReplanOrder all_days(Itinerary const& itinerary, bool is_free);

}  // namespace trips
