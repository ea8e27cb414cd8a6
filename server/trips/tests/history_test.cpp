// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/history.hpp"

#include <doctest/doctest.h>

#include "trips/versions/item_ids.hpp"
#include "trips/versions/lineage.hpp"

using namespace trips;
using Numbers = std::vector<VersionNumber>;

namespace {

Version version(VersionNumber number, ChangeKind kind, VersionNumber other = 0,
                VersionNumber parent = -1) {
  Version made;
  made.number = number;
  made.kind = kind;
  made.other_parent = other;
  made.parent = parent < 0 ? number - 1 : parent;
  return made;
}

}  // namespace

TEST_CASE("the last change is taken back first, and done again first") {
  std::vector<Version> own{version(1, ChangeKind::kept), version(2, ChangeKind::changed),
                           version(4, ChangeKind::restored)};
  CHECK(undo_stacks(own).undo == Numbers{2, 4});
  own.push_back(version(5, ChangeKind::undone, 4));
  own.push_back(version(6, ChangeKind::undone, 2));
  CHECK(undo_stacks(own).undo.empty());
  CHECK(undo_stacks(own).redo == Numbers{5, 6});
  own.push_back(version(7, ChangeKind::redone, 6));
  CHECK(undo_stacks(own).undo == Numbers{7});
  CHECK(undo_stacks(own).redo == Numbers{5});
}

TEST_CASE("a new change forgets what could be done again") {
  std::vector<Version> const own{version(2, ChangeKind::changed), version(3, ChangeKind::undone, 2),
                                 version(4, ChangeKind::changed)};
  CHECK(undo_stacks(own).undo == Numbers{4});
  CHECK(undo_stacks(own).redo.empty());
}

TEST_CASE("what was taken back and done again is named by what it was at first") {
  std::vector<Version> const all{version(2, ChangeKind::changed), version(3, ChangeKind::undone, 2),
                                 version(4, ChangeKind::redone, 3),
                                 version(5, ChangeKind::undone, 4)};
  CHECK(origin_of(all, 5) == 2);
  CHECK(origin_of(all, 2) == 2);
}

TEST_CASE("a branch and the main one come from where it left, or was last merged") {
  // 1 ─ 2 ─ 4 ─ 6 main; 3 and 5 on a branch from 2; 6 merges 3; 7 goes on upon the branch.
  std::vector<Version> all{version(1, ChangeKind::kept), version(2, ChangeKind::changed),
                           version(3, ChangeKind::changed, 0, 2),
                           version(4, ChangeKind::changed, 0, 2),
                           version(5, ChangeKind::changed, 0, 3)};
  CHECK(common_ancestor(all, 5, 4) == 2);
  all.push_back(version(6, ChangeKind::merged, 3, 4));
  CHECK(common_ancestor(all, 5, 6) == 3);
  all.push_back(version(7, ChangeKind::changed, 0, 5));
  CHECK(common_ancestor(all, 7, 6) == 3);
  CHECK(common_ancestor(all, 9, 6) == 0);
}

TEST_CASE("a merge that was taken back can be made again") {
  // 1 ─ 3 main, 2 on a branch from 1; 4 merges 2; 5 takes that back, 6 does it again.
  std::vector<Version> all{version(1, ChangeKind::kept), version(2, ChangeKind::changed, 0, 1),
                           version(3, ChangeKind::changed, 0, 1),
                           version(4, ChangeKind::merged, 2, 3)};
  CHECK(common_ancestor(all, 2, 4) == 2);
  all.push_back(version(5, ChangeKind::undone, 4));
  CHECK(common_ancestor(all, 2, 5) == 1);
  all.push_back(version(6, ChangeKind::redone, 5));
  CHECK(common_ancestor(all, 2, 6) == 2);
}

TEST_CASE("visits of older releases get the same ids at every reading") {
  TierAnswer plan;
  plan.days.resize(2);
  plan.days[0].visits.resize(2);
  plan.days[1].visits.resize(1);
  auto again = plan;
  auto const trip = TripId::parse("01J9Z000000000000000000ZZZ").value();
  give_item_ids(plan, trip);
  give_item_ids(again, trip);
  CHECK(plan.days[0].visits[0].id != plan.days[0].visits[1].id);
  CHECK(plan.days[0].visits[1].id != plan.days[1].visits[0].id);
  CHECK(plan.days[1].visits[0].id == again.days[1].visits[0].id);
  auto const own = ItemId::parse("01J9Z0000000000000000000AA").value();
  again.days[0].visits[0].id = own;
  give_item_ids(again, trip);
  CHECK(again.days[0].visits[0].id == own);
}
