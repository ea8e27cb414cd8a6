// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/merge.hpp"

#include <algorithm>
#include <set>

#include "trips/versions/impl/item_merge.hpp"
#include "trips/versions/impl/order_merge.hpp"
#include "trips/versions/impl/three_sides.hpp"
#include "trips/versions/impl/wish_merge.hpp"

namespace trips {
namespace {

using merging::Sides;

ItineraryDay const* find_day(Itinerary const& itinerary, base::Day date) {
  for (auto const& day : itinerary.days)
    if (day.date == date) return &day;
  return nullptr;
}

// By how much all days of a side were moved; nothing unless it is the same for all of them.
std::chrono::days shift_of(Itinerary const& base, Itinerary const& side) {
  if (base.days.empty() || base.days.size() != side.days.size()) return {};
  auto const shift = side.days.front().date - base.days.front().date;
  for (std::size_t i = 0; i < base.days.size(); ++i)
    if (side.days[i].date - base.days[i].date != shift) return {};
  return shift;
}

void shift_days(Itinerary& itinerary, std::chrono::days by) {
  for (auto& day : itinerary.days) day.date += by;
}

class Merge {
 public:
  Merge(Itinerary const& base, Itinerary const& mine, Itinerary const& theirs)
      : base_(base), mine_(mine), theirs_(theirs) {}

  Merged run() {
    align_dates();
    merge_trip();
    merge_days();
    merge_items();
    for (auto& day : into_.days) day.items = ordered(day.date);
    into_.tray = ordered(std::nullopt);
    shift_days(into_, shift_);
    return {std::move(into_), std::move(conflicts_)};
  }

 private:
  // A side that moved the whole trip is compared as if it had not; the move is merged by itself.
  void align_dates() {
    auto const mine = shift_of(base_, mine_);
    auto const theirs = shift_of(base_, theirs_);
    bool const they_did = theirs_.wish.startDate != base_.wish.startDate ||
                          theirs_.wish.endDate != base_.wish.endDate;
    shift_ = they_did ? theirs : mine;
    shift_days(mine_, -mine);
    shift_days(theirs_, -theirs);
  }

  void merge_trip() {
    into_.wish = merging::merge_wish(base_.wish, mine_.wish, theirs_.wish, conflicts_);
    into_.planned_on = std::min(mine_.planned_on, theirs_.planned_on);
    merging::Fields fields{conflicts_, {}, {}};
    into_.tier = fields.merge("tier", Sides{&base_.tier, &mine_.tier, &theirs_.tier});
    into_.rides = merging::either(Sides{&base_.rides, &mine_.rides, &theirs_.rides});
  }

  // A day is there while no side took it away, or when one added it.
  void merge_days() {
    std::set<base::Day> dates;
    for (auto const* side : std::initializer_list<Itinerary const*>{&base_, &mine_, &theirs_})
      for (auto const& day : side->days) dates.insert(day.date);
    for (auto const date : dates) {
      auto const* base = find_day(base_, date);
      auto const* mine = find_day(mine_, date);
      auto const* theirs = find_day(theirs_, date);
      if (base ? mine && theirs : mine || theirs)
        into_.days.push_back(day_of(base, mine, theirs));
      else if (mine || theirs)
        lose_lodging(*base, mine, theirs);
    }
  }

  // One side took the day away, the other may have chosen another bed for its night.
  void lose_lodging(ItineraryDay const& base, ItineraryDay const* mine,
                    ItineraryDay const* theirs) {
    auto const& kept = mine ? *mine : *theirs;
    if (kept.lodging == base.lodging) return;
    auto const lodging = [](ItineraryDay const* day) {
      return day ? merging::json_of(day->lodging) : "null";
    };
    conflicts_.push_back({{}, base.date, "lodging", lodging(mine), lodging(theirs)});
  }

  ItineraryDay day_of(ItineraryDay const* base, ItineraryDay const* mine,
                      ItineraryDay const* theirs) {
    if (!mine || !theirs) {
      auto only = mine ? *mine : *theirs;
      only.items.clear();
      return only;
    }
    ItineraryDay day;
    day.date = mine->date;
    ItineraryDay const none;
    auto const& before = base ? *base : none;
    merging::Fields fields{conflicts_, {}, day.date};
    day.lodging = fields.merge("lodging", Sides{&before.lodging, &mine->lodging, &theirs->lodging});
    day.sets_out = merging::earlier(Sides{&before.sets_out, &mine->sets_out, &theirs->sets_out});
    day.ways = merging::merge_ways(before.ways, mine->ways, theirs->ways);
    return day;
  }

  void merge_items() {
    auto const base = merging::located(base_);
    auto const mine = merging::located(mine_);
    auto const theirs = merging::located(theirs_);
    std::set<ItemId> ids;
    for (auto const* side : {&base, &mine, &theirs})
      for (auto const& [id, item] : *side) ids.insert(id);
    auto const find = [](merging::Located const& side, ItemId id) {
      auto const found = side.find(id);
      return found == side.end() ? nullptr : &found->second;
    };
    for (auto const id : ids) {
      auto made =
          merging::merge_item({find(base, id), find(mine, id), find(theirs, id)}, conflicts_);
      if (!made) continue;
      if (made->day && !find_day(into_, *made->day)) {  // the other side took that day away
        conflicts_.push_back({id, made->day, "day", merging::json_of(made->day), "null"});
        made->day.reset();
      }
      items_[id] = std::move(*made);
    }
  }

  // The items of a day, or of the tray, in the merged order.
  std::vector<Item> ordered(std::optional<base::Day> day) {
    std::set<ItemId> here;
    for (auto const& [id, item] : items_)
      if (item.day == day) here.insert(id);
    merging::Orders orders{merging::order_in(base_, day), merging::order_in(mine_, day),
                           merging::order_in(theirs_, day)};
    bool agrees = true;
    std::vector<Item> items;
    for (auto const id : merging::merge_order(orders, here, items_, agrees))
      items.push_back(items_.at(id).item);
    if (!agrees) {
      auto const list = [&](std::vector<ItemId> const& order) { return merging::json_of(order); };
      conflicts_.push_back({{}, day, "order", list(orders.mine), list(orders.theirs)});
    }
    return items;
  }

  Itinerary const& base_;
  Itinerary mine_;
  Itinerary theirs_;
  std::chrono::days shift_{};
  merging::Located items_;
  Itinerary into_;
  std::vector<MergeConflict> conflicts_;
};

}  // namespace

Merged merge(Itinerary const& base, Itinerary const& mine, Itinerary const& theirs) {
  return Merge(base, mine, theirs).run();
}

}  // namespace trips
