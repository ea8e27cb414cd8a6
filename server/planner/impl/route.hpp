// SPDX-License-Identifier: Apache-2.0
// One day's sequence of visits with its earliest and latest schedule.
//
// Every node carries the earliest start and leave that follow from the nodes before it, and the
// latest start that the nodes after it allow. A visit fits between two nodes if it can leave in
// time for the second one's latest start: one comparison, whatever the number of windows.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "planner/impl/instance.hpp"

namespace planner::impl {

struct Node {
  int point = 0;
  int slot = -1;  // the meal it fills, -1: a sight or an end of the day
  int stay = 0;
  int start = 0;
  int leave = 0;
  int latest = 0;
  int shift = 0;       // how much later it may begin, all before it moving along without waiting
  int later_idle = 0;  // waiting at the nodes after this one, which takes up delays
  int opens = 0;       // of its only window, in lean instances with single windows
  int closes = 0;
  int way = 0;      // from the node before, a choice of Instance::ways
  int hop = 0;      // the time of that way
  int wait = 0;     // before the visit, as far as a later start of the day cannot avoid it
  int room = 0;     // for a stay before it, at most
  double loss = 0;  // what that way takes from the objective
};

struct Route {
  int day = 0;
  int size = 0;             // visits; nodes 0 and size + 1 are the ends
  std::vector<Node> nodes;  // as many as could ever be needed
  int travel = 0;
  int idle = 0;
  int most_room = never;  // of all nodes
  int length = 0;         // from the day's beginning to being back
  int walk_m = 0;
  int sights = 0;
  int energy = 0;
  Spent spent = {};
  double worth = 0;
  int kept = 0;                 // visits that the earlier plan has on this day
  std::uint32_t slots = 0;      // bit per meal that is filled
  std::vector<int> categories;  // visits per category
  double value = 0;             // what the day adds to the objective
  bool is_sound = true;         // in time and within the walking limit, or empty
  std::uint64_t version = 0;    // no two contents of a day share one
  std::uint64_t parent = 0;     // the version that became this one by an insertion at `inserted`
  int inserted = 0;

  Node const& at(int position) const { return nodes[static_cast<std::size_t>(position)]; }
  Node& at(int position) { return nodes[static_cast<std::size_t>(position)]; }
  bool has(int slot) const { return (slots >> slot & 1U) != 0; }
  void copy_from(Route const& other);
};

struct DayEnds {
  int start = 0;  // points
  int end = 0;
};
// A day with nothing but the way from its start to its end, the cheapest one if `is_frugal`.
Route empty_route(Instance const& instance, int day, DayEnds const& ends, bool is_frugal = false);

// Recomputes everything from points, slots and stays. False if the day cannot be done so.
bool refresh(Instance const& instance, Route& route);
// The same after the nodes from `first` to `last` came to be where they are; visits are counted
// already.
bool reschedule(Instance const& instance, Route& route, int first, int last);
// Counts a visit in (sign 1) or out (-1): worth, what is spent, limits; not its hops.
void account(Instance const& instance, Route& route, Node const& node, int sign);
void insert_node(Route& route, int position, Node const& node);
void erase_nodes(Route& route, int position, int count);

}  // namespace planner::impl
