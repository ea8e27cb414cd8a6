// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/merge.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace trips;
using base::Minutes;
using std::chrono::days;

namespace {

Merged merged_the_other_way(Itinerary const& base, Itinerary const& one, Itinerary const& other) {
  return merge(base, other, one);
}

base::Day const first_day = base::parse_day("2026-05-01").value();

// Ids that tests can name: item(3).
ItemId item(int number) {
  std::array<std::uint8_t, 16> bytes{};
  bytes[15] = static_cast<std::uint8_t>(number);
  return ItemId(base::Ulid(bytes));
}

Item at(int number, int start) {
  Item made;
  made.id = item(number);
  made.place = "place-" + std::to_string(number);
  made.start = Minutes(start * 60);
  made.minutes = Minutes(60);
  return made;
}

// Two days, three visits each, and one thing set aside.
Itinerary journey() {
  Itinerary made;
  made.wish.destination = "福建省福州市";
  made.wish.startDate = first_day;
  made.wish.endDate = first_day + days(1);
  made.wish.budget = 3000;
  made.planned_on = first_day - days(30);
  made.days = {{first_day, "inn", Minutes(9 * 60), {at(1, 9), at(2, 11), at(3, 14)}},
               {first_day + days(1), "", Minutes(9 * 60), {at(4, 9), at(5, 11), at(6, 14)}}};
  made.tray = {at(7, 0)};
  return made;
}

std::vector<int> numbers(std::vector<Item> const& items) {
  std::vector<int> found;
  for (auto const& each : items) found.push_back(each.id.value().bytes()[15]);
  return found;
}
using Numbers = std::vector<int>;

Item* find(Itinerary& itinerary, int number) {
  return const_cast<Item*>(find_item(itinerary, item(number)));
}

Item taken(Itinerary& itinerary, int number) {
  auto const take = [&](std::vector<Item>& items) -> std::optional<Item> {
    for (auto each = items.begin(); each != items.end(); ++each)
      if (each->id == item(number)) {
        auto found = *each;
        items.erase(each);
        return found;
      }
    return std::nullopt;
  };
  for (auto& day : itinerary.days)
    if (auto found = take(day.items)) return *found;
  return take(itinerary.tray).value();
}

void move(Itinerary& itinerary, int number, std::size_t day, std::size_t place) {
  auto const moved = taken(itinerary, number);
  auto& items = itinerary.days[day].items;
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(std::min(place, items.size())), moved);
}

}  // namespace

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

namespace {

// Random changes such as people make, each of a kind of its own.
class Changer {
 public:
  explicit Changer(unsigned seed) : random_(seed) {}

  Itinerary change(Itinerary itinerary, int times, int new_ids) {
    for (int i = 0; i < times; ++i) step(itinerary, new_ids + i);
    return itinerary;
  }

 private:
  int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(random_); }

  int any(Itinerary const& itinerary) {
    Numbers all = numbers(itinerary.tray);
    for (auto const& day : itinerary.days)
      for (auto const number : numbers(day.items)) all.push_back(number);
    return all.empty() ? 0 : all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

  void step(Itinerary& itinerary, int new_id) {
    int const number = any(itinerary);
    auto const day = static_cast<std::size_t>(below(static_cast<int>(itinerary.days.size())));
    if (number == 0) return itinerary.days[day].items.push_back(at(new_id, 8 + below(12)));
    switch (below(9)) {
      case 0:
        return move(itinerary, number, day, static_cast<std::size_t>(below(5)));
      case 1:
        find(itinerary, number)->minutes += Minutes(15 * (1 + below(3)));
        break;
      case 2:
        find(itinerary, number)->note = "note " + std::to_string(below(3));
        break;
      case 3:
        itinerary.tray.push_back(taken(itinerary, number));
        break;
      case 4:
        taken(itinerary, number);
        break;
      case 5:
        itinerary.days[day].items.push_back(at(new_id, 8 + below(12)));
        break;
      case 6:
        itinerary.days[day].lodging = "house-" + std::to_string(below(3));
        break;
      case 7:
        itinerary.wish.budget += 100 * (1 + below(3));
        break;
      default:
        find(itinerary, number)->is_pinned = !find(itinerary, number)->is_pinned;
    }
  }

  std::mt19937 random_;
};

std::map<int, Item> items_of(Itinerary const& itinerary) {
  std::map<int, Item> all;
  auto const add = [&](std::vector<Item> const& items) {
    for (auto const& each : items) all[each.id.value().bytes()[15]] = each;
  };
  for (auto const& day : itinerary.days) add(day.items);
  add(itinerary.tray);
  return all;
}

std::size_t count_of(Itinerary const& itinerary) {
  auto count = itinerary.tray.size();
  for (auto const& day : itinerary.days) count += day.items.size();
  return count;
}

bool is_told(Merged const& merged, int number, std::string const& field) {
  return std::any_of(merged.conflicts.begin(), merged.conflicts.end(), [&](auto const& conflict) {
    return conflict.item == item(number) && conflict.field == field;
  });
}

// Whatever a side changed is there, or told.
void check_kept(Itinerary const& base, Itinerary const& side, Merged const& merged) {
  auto const before = items_of(base);
  auto const now = items_of(merged.itinerary);
  for (auto const& [number, changed] : items_of(side)) {
    auto const old = before.find(number);
    if (old == before.end()) {
      CHECK(now.contains(number));
      continue;
    }
    if (!now.contains(number)) continue;  // taken away by the other, while this side left it alone
    if (changed.minutes != old->second.minutes && !is_told(merged, number, "minutes"))
      CHECK(now.at(number).minutes == changed.minutes);
    if (changed.note != old->second.note && !is_told(merged, number, "note"))
      CHECK(now.at(number).note == changed.note);
    if (changed.is_pinned != old->second.is_pinned)
      CHECK(now.at(number).is_pinned == changed.is_pinned);
  }
}

}  // namespace

TEST_CASE("merging random changes: itself, either way round, and nothing lost in silence") {
  int conflicting = 0;
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    INFO("seed " << seed);
    Changer changer(seed);
    auto const base = changer.change(journey(), 2, 30);
    auto const mine = changer.change(base, 1 + static_cast<int>(seed % 4), 40);
    auto const theirs = changer.change(base, 1 + static_cast<int>(seed % 3), 60);
    CHECK(to_json(merge(base, base, theirs).itinerary) == to_json(theirs));
    CHECK(to_json(merge(base, mine, base).itinerary) == to_json(mine));
    CHECK(to_json(merge(base, mine, mine).itinerary) == to_json(mine));
    auto const merged = merge(base, mine, theirs);
    CHECK(items_of(merged.itinerary).size() == count_of(merged.itinerary));
    check_kept(base, mine, merged);
    check_kept(base, theirs, merged);
    auto const other_way = merged_the_other_way(base, mine, theirs);
    CHECK(merged.conflicts.size() == other_way.conflicts.size());
    if (merged.conflicts.empty())
      CHECK(to_json(merged.itinerary) == to_json(other_way.itinerary));
    else
      ++conflicting;
  }
  CHECK(conflicting > 100);
  CHECK(conflicting < 1900);
}
