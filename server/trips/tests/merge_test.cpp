// SPDX-License-Identifier: Apache-2.0
#include "merging_desk.hpp"

using namespace trips;
using namespace trips::merging_desk;

TEST_CASE("what only one side changed is as that side has it") {
  auto const base = journey();
  auto mine = base;
  find(mine, 1)->minutes = Minutes(90);
  mine.wish.budget = 5000;
  auto theirs = base;
  find(theirs, 1)->note = "ticket by mail";
  find(theirs, 5)->is_paid = true;
  theirs.days[0].lodging = "palace";
  auto const merged = merge(base, mine, theirs);
  CHECK(merged.conflicts.empty());
  auto into = merged.itinerary;
  CHECK(find(into, 1)->minutes == Minutes(90));
  CHECK(find(into, 1)->note == "ticket by mail");
  CHECK(find(into, 5)->is_paid);
  CHECK(into.wish.budget == 5000);
  CHECK(into.days[0].lodging == "palace");
}

TEST_CASE("what both changed to different values is a conflict, and theirs stands") {
  auto const base = journey();
  auto mine = base;
  find(mine, 2)->minutes = Minutes(30);
  mine.days[0].lodging = "tent";
  auto theirs = base;
  find(theirs, 2)->minutes = Minutes(120);
  theirs.days[0].lodging = "palace";
  auto merged = merge(base, mine, theirs);
  REQUIRE(merged.conflicts.size() == 2);
  CHECK(merged.conflicts[0].field == "lodging");
  CHECK(merged.conflicts[0].mine_json == "\"tent\"");
  CHECK(merged.conflicts[1].item == item(2));
  CHECK(merged.conflicts[1].field == "minutes");
  CHECK(merged.conflicts[1].mine_json == "30");
  CHECK(merged.conflicts[1].theirs_json == "120");
  CHECK(find(merged.itinerary, 2)->minutes == Minutes(120));
}

TEST_CASE("starts that follow from the order do not conflict, pinned ones do") {
  auto const base = journey();
  auto mine = base;
  auto theirs = base;
  find(mine, 2)->start = Minutes(12 * 60);
  find(theirs, 2)->start = Minutes(13 * 60);
  CHECK(merge(base, mine, theirs).conflicts.empty());
  find(mine, 2)->is_pinned = true;
  auto pinned = merge(base, mine, theirs);
  CHECK(pinned.conflicts.empty());
  CHECK(find(pinned.itinerary, 2)->start == Minutes(12 * 60));
  find(theirs, 2)->is_pinned = true;
  auto const both = merge(base, mine, theirs);
  REQUIRE(both.conflicts.size() == 1);
  CHECK(both.conflicts[0].field == "start");
}

TEST_CASE("taken away here and changed there: it stays, and the conflict says so") {
  auto const base = journey();
  auto mine = base;
  taken(mine, 3);
  auto theirs = base;
  CHECK(numbers(merge(base, mine, theirs).itinerary.days[0].items) == Numbers{1, 2});
  find(theirs, 3)->note = "the best of all";
  auto const merged = merge(base, mine, theirs);
  REQUIRE(merged.conflicts.size() == 1);
  CHECK(merged.conflicts[0].field == "removed");
  CHECK(merged.conflicts[0].mine_json == "null");
  CHECK(numbers(merged.itinerary.days[0].items) == Numbers{1, 2, 3});
}

TEST_CASE("what both sides put into a day stands by its start, whoever comes first") {
  auto const base = journey();
  auto mine = base;
  mine.days[0].items.insert(mine.days[0].items.begin() + 1, at(20, 10));
  auto theirs = base;
  theirs.days[0].items.insert(theirs.days[0].items.begin() + 1, at(21, 10));
  move(theirs, 6, 0, 99);
  auto const one = merge(base, mine, theirs);
  CHECK(one.conflicts.empty());
  CHECK(numbers(one.itinerary.days[0].items) == Numbers{1, 20, 21, 2, 3, 6});
  CHECK(to_json(one.itinerary) == to_json(merged_the_other_way(base, mine, theirs).itinerary));
}

TEST_CASE("what both sides moved to one day is there once, whoever comes first") {
  auto const base = journey();
  auto mine = base;
  move(mine, 5, 0, 0);
  auto theirs = base;
  move(theirs, 5, 0, 99);
  auto const one = merge(base, mine, theirs);
  CHECK(one.conflicts.empty());
  CHECK(numbers(one.itinerary.days[0].items) == Numbers{5, 1, 2, 3});
  CHECK(to_json(one.itinerary) == to_json(merged_the_other_way(base, mine, theirs).itinerary));
}

TEST_CASE("a day that one side ordered anew keeps what the other added") {
  auto const base = journey();
  auto mine = base;
  move(mine, 3, 0, 0);
  auto theirs = base;
  theirs.days[0].items.push_back(at(20, 17));
  auto const merged = merge(base, mine, theirs);
  CHECK(merged.conflicts.empty());
  CHECK(numbers(merged.itinerary.days[0].items) == Numbers{3, 20, 1, 2});
  move(theirs, 2, 0, 0);
  auto const clash = merge(base, mine, theirs);
  REQUIRE(clash.conflicts.size() == 1);
  CHECK(clash.conflicts[0].field == "order");
  CHECK(clash.conflicts[0].day == first_day);
}

TEST_CASE("a trip that one side moved to other dates keeps what the other changed") {
  auto const base = journey();
  auto mine = base;
  mine.wish.startDate += days(7);
  mine.wish.endDate += days(7);
  for (auto& day : mine.days) day.date += days(7);
  auto theirs = base;
  move(theirs, 1, 1, 0);
  auto const merged = merge(base, mine, theirs);
  CHECK(merged.conflicts.empty());
  CHECK(merged.itinerary.days[0].date == first_day + days(7));
  CHECK(numbers(merged.itinerary.days[1].items) == Numbers{1, 4, 5, 6});
  theirs.wish.startDate += days(1);
  theirs.wish.endDate += days(1);
  for (auto& day : theirs.days) day.date += days(1);
  auto const clash = merge(base, mine, theirs);
  REQUIRE(clash.conflicts.size() == 1);
  CHECK(clash.conflicts[0].field == "dates");
  CHECK(clash.itinerary.days[0].date == first_day + days(1));
  CHECK(clash.itinerary.wish.startDate == first_day + days(1));
}

TEST_CASE("what was put into a day that the other side took away waits in the tray") {
  auto const base = journey();
  auto mine = base;
  mine.wish.endDate -= days(1);
  mine.tray.insert(mine.tray.end(), mine.days[1].items.begin(), mine.days[1].items.end());
  mine.days.pop_back();
  auto theirs = base;
  theirs.days[1].items.push_back(at(20, 17));
  auto const merged = merge(base, mine, theirs);
  CHECK(merged.itinerary.days.size() == 1);
  CHECK(numbers(merged.itinerary.tray) == Numbers{7, 4, 5, 6, 20});
  REQUIRE(merged.conflicts.size() == 1);
  CHECK(merged.conflicts[0].item == item(20));
  CHECK(merged.conflicts[0].field == "day");
}
