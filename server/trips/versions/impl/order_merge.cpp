// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/impl/order_merge.hpp"

#include <algorithm>
#include <tuple>

namespace trips::merging {
namespace {

using Order = std::vector<ItemId>;

bool contains(Order const& order, ItemId id) {
  return std::find(order.begin(), order.end(), id) != order.end();
}

template <class Keep>
Order only(Order order, Keep&& keep) {
  std::erase_if(order, [&](ItemId id) { return !keep(id); });
  return order;
}

// Of what was here before and still is on both sides, in the order of the side that changed it.
Order skeleton(Orders const& orders, std::set<ItemId> const& here, bool& agrees) {
  auto const stayed = [&](ItemId id) {
    return here.contains(id) && contains(orders.base, id) && contains(orders.mine, id) &&
           contains(orders.theirs, id);
  };
  auto const base = only(orders.base, stayed);
  auto const mine = only(orders.mine, stayed);
  auto const theirs = only(orders.theirs, stayed);
  if (mine == theirs || mine == base) return theirs;
  if (theirs == base) return mine;
  agrees = false;
  return theirs;
}

// Items that came here, one after another.
struct Run {
  std::optional<ItemId> behind;  // none: at the beginning
  Order items;
};

std::vector<Run> runs_of(Order const& order, Order const& skeleton, std::set<ItemId> const& here) {
  std::vector<Run> runs;
  Run run;
  auto const finish = [&] {
    if (!run.items.empty()) runs.push_back(run);
    run.items.clear();
  };
  for (auto const id : order) {
    if (contains(skeleton, id)) {
      finish();
      run.behind = id;
    } else if (here.contains(id)) {
      run.items.push_back(id);
    }
  }
  finish();
  return runs;
}

}  // namespace

std::vector<ItemId> order_in(Itinerary const& itinerary, std::optional<base::Day> day) {
  std::vector<ItemId> order;
  auto const add = [&](std::vector<Item> const& items) {
    for (auto const& item : items) order.push_back(item.id);
  };
  if (!day) add(itinerary.tray);
  for (auto const& each : itinerary.days)
    if (each.date == day) add(each.items);
  return order;
}

std::vector<ItemId> merge_order(Orders const& orders, std::set<ItemId> const& here,
                                Located const& items, bool& agrees) {
  auto const core = skeleton(orders, here, agrees);
  auto runs = runs_of(orders.mine, core, here);
  for (auto& run : runs_of(orders.theirs, core, here)) runs.push_back(std::move(run));
  auto const rank = [&](Run const& run) {
    return std::tuple(items.at(run.items.front()).item.start, run.items);
  };
  std::sort(runs.begin(), runs.end(),
            [&](Run const& one, Run const& other) { return rank(one) < rank(other); });
  Order merged;
  std::set<ItemId> done;
  auto const append = [&](ItemId id) {
    if (done.insert(id).second) merged.push_back(id);
  };
  auto const append_behind = [&](std::optional<ItemId> behind) {
    for (auto const& run : runs)
      if (run.behind == behind) std::for_each(run.items.begin(), run.items.end(), append);
  };
  append_behind(std::nullopt);
  for (auto const id : core) {
    append(id);
    append_behind(id);
  }
  std::for_each(here.begin(), here.end(), append);  // come here only because a day is gone
  return merged;
}

}  // namespace trips::merging
