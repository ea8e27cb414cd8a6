// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <random>

#include "merging_desk.hpp"

using namespace trips;
using namespace trips::merging_desk;

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

namespace {

// What three people do to three things of their own, so that nobody contradicts anybody: the visits
// of a day, the minutes, notes and pins of another day's visits, and what is of the whole trip.
Itinerary first_day_changed(Itinerary itinerary, std::mt19937& random) {
  auto& items = itinerary.days[0].items;
  std::shuffle(items.begin(), items.end(), random);
  if (random() % 2) taken(itinerary, static_cast<int>(1 + random() % 3));
  if (random() % 2) items.insert(items.begin() + static_cast<int>(random() % 2), at(40, 12));
  return itinerary;
}

Itinerary second_day_changed(Itinerary itinerary, std::mt19937& random) {
  for (auto& each : itinerary.days[1].items) {
    if (random() % 2) each.minutes += Minutes(15 * (1 + random() % 4));
    if (random() % 2) each.note = "note " + std::to_string(random() % 3);
    if (random() % 2) each.is_pinned = !each.is_pinned;
  }
  return itinerary;
}

Itinerary frame_changed(Itinerary itinerary, std::mt19937& random) {
  if (random() % 2) itinerary.wish.budget += 500;
  if (random() % 2) itinerary.days[0].lodging = "palace";
  if (random() % 2) itinerary.tray.push_back(at(41, 0));
  if (random() % 2) {
    itinerary.wish.startDate += days(7);
    itinerary.wish.endDate += days(7);
    for (auto& day : itinerary.days) day.date += days(7);
  }
  return itinerary;
}

}  // namespace

TEST_CASE(
    "three sides that do not contradict each other merge to the same, however they are joined") {
  std::mt19937 random(7);
  for (int run = 0; run < 500; ++run) {
    INFO("run " << run);
    auto const base = journey();
    std::vector<Itinerary> sides{first_day_changed(base, random), second_day_changed(base, random),
                                 frame_changed(base, random)};
    std::shuffle(sides.begin(), sides.end(), random);
    auto const left = merge(base, sides[0], sides[1]);
    auto const right = merge(base, sides[1], sides[2]);
    auto const one = merge(base, left.itinerary, sides[2]);
    auto const other = merge(base, sides[0], right.itinerary);
    for (auto const* merged : {&left, &right, &one, &other}) CHECK(merged->conflicts.empty());
    CHECK(to_json(one.itinerary) == to_json(other.itinerary));
    // A merge that is merged again brings nothing more.
    CHECK(to_json(merge(base, one.itinerary, left.itinerary).itinerary) == to_json(one.itinerary));
    CHECK(merge(sides[0], left.itinerary, one.itinerary).conflicts.empty());
  }
}
