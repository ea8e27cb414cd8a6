// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/impl/item_merge.hpp"

#include <algorithm>
#include <tuple>

#include "trips/versions/impl/three_sides.hpp"

namespace trips::merging {
namespace {

std::optional<base::Minutes> pinned_start(Item const& item) {
  return item.is_pinned ? std::optional(item.start) : std::nullopt;
}

// Everything but a start that follows from the order.
bool is_same(LocatedItem const& one, LocatedItem const& other) {
  auto const& a = one.item;
  auto const& b = other.item;
  return one.day == other.day && a.place == b.place && a.role == b.role && a.meal == b.meal &&
         a.minutes == b.minutes && a.is_pinned == b.is_pinned && a.is_paid == b.is_paid &&
         a.note == b.note && pinned_start(a) == pinned_start(b);
}

// A pin holds a start: whoever pinned says which.
base::Minutes merge_start(Fields& fields, ItemSides const& sides, bool is_pinned) {
  auto const& base = sides.base->item;
  auto const& mine = sides.mine->item;
  auto const& theirs = sides.theirs->item;
  if (!is_pinned) return earlier({&base.start, &mine.start, &theirs.start});
  if (!theirs.is_pinned) return mine.start;
  if (!mine.is_pinned) return theirs.start;
  return fields.merge("start", Sides{&base.start, &mine.start, &theirs.start});
}

LocatedItem merge_fields(ItemSides const& sides, std::vector<MergeConflict>& conflicts) {
  auto const& [base, mine, theirs] = sides;
  Fields fields{conflicts, theirs->item.id, theirs->day};
  auto const field = [&](char const* name, auto Item::*member) {
    return fields.merge(
        name, Sides{&(base->item.*member), &(mine->item.*member), &(theirs->item.*member)});
  };
  LocatedItem into;
  into.item.id = theirs->item.id;
  into.day = fields.merge("day", Sides{&base->day, &mine->day, &theirs->day});
  into.item.place = field("place", &Item::place);
  into.item.role = field("role", &Item::role);
  into.item.meal = field("meal", &Item::meal);
  into.item.minutes = field("minutes", &Item::minutes);
  into.item.is_pinned = field("is_pinned", &Item::is_pinned);
  into.item.is_paid = field("is_paid", &Item::is_paid);
  into.item.note = field("note", &Item::note);
  into.item.start = merge_start(fields, sides, into.item.is_pinned);
  return into;
}

std::string place_or_null(LocatedItem const* item) {
  return item ? json_of(item->item.place) : "null";
}

planner::Mode const* find_mode(std::vector<KeptWay> const& ways, KeptWay const& wanted) {
  for (auto const& way : ways)
    if (way.from == wanted.from && way.to == wanted.to) return &way.mode;
  return nullptr;
}

bool is_same(std::vector<KeptWay> const& one, std::vector<KeptWay> const& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](KeptWay const& a, KeptWay const& b) {
                      return std::tie(a.from, a.to, a.mode) == std::tie(b.from, b.to, b.mode);
                    });
}

bool is_kept(planner::Mode const* base, planner::Mode const* side) {
  return base && side && *base == *side;
}

// Nothing: the way is gone.
std::optional<planner::Mode> merge_mode(planner::Mode const* base, planner::Mode const* mine,
                                        planner::Mode const* theirs) {
  auto const value = [](planner::Mode const* mode) {
    return mode ? std::optional(*mode) : std::nullopt;
  };
  if (is_kept(base, theirs) || (!base && !theirs)) return value(mine);
  if (is_kept(base, mine) || (!base && !mine)) return value(theirs);
  if (!mine || !theirs) return std::nullopt;
  return std::min(*mine, *theirs);
}

}  // namespace

Located located(Itinerary const& itinerary) {
  Located all;
  for (auto const& day : itinerary.days)
    for (auto const& item : day.items) all[item.id] = {item, day.date};
  for (auto const& item : itinerary.tray) all[item.id] = {item, std::nullopt};
  return all;
}

std::optional<LocatedItem> merge_item(ItemSides const& sides,
                                      std::vector<MergeConflict>& conflicts) {
  auto const& [base, mine, theirs] = sides;
  if (mine && theirs) {  // one that both added under one id has nothing to be compared with
    if (!base && is_same(*mine, *theirs)) return merge_fields({mine, mine, theirs}, conflicts);
    if (base) return merge_fields(sides, conflicts);
    conflicts.push_back(
        {theirs->item.id, theirs->day, "place", place_or_null(mine), place_or_null(theirs)});
    return *theirs;
  }
  auto const* kept = mine ? mine : theirs;
  if (!kept) return std::nullopt;
  if (!base) return *kept;
  if (is_same(*base, *kept)) return std::nullopt;
  conflicts.push_back(
      {kept->item.id, kept->day, "removed", place_or_null(mine), place_or_null(theirs)});
  return *kept;
}

std::vector<KeptWay> merge_ways(std::vector<KeptWay> const& base, std::vector<KeptWay> const& mine,
                                std::vector<KeptWay> const& theirs) {
  if (is_same(base, mine)) return theirs;
  if (is_same(base, theirs)) return mine;
  std::vector<KeptWay> into;
  auto const add = [&](KeptWay const& way) {
    if (find_mode(into, way)) return;
    auto const mode =
        merge_mode(find_mode(base, way), find_mode(mine, way), find_mode(theirs, way));
    if (mode) into.push_back({way.from, way.to, *mode});
  };
  for (auto const* side : {&mine, &theirs})
    for (auto const& way : *side) add(way);
  std::sort(into.begin(), into.end(), [](KeptWay const& one, KeptWay const& other) {
    return std::tie(one.from, one.to) < std::tie(other.from, other.to);
  });
  return into;
}

}  // namespace trips::merging
