// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/difference.hpp"

#include <algorithm>
#include <map>

#include "trips/impl/clock_text.hpp"

namespace trips {
namespace {

struct Seen {
  VisitAnswer const* visit = nullptr;
  base::Day day{};
  std::size_t rank = 0;  // among the visits of its day that both plans have there
};

bool has_ids(TierAnswer const& plan) {
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits)
      if (!visit.id) return false;
  return true;
}

// Told apart by id, else by place and the how manieth it is.
std::map<std::string, Seen> visits_of(TierAnswer const& plan, bool by_id) {
  std::map<std::string, Seen> found;
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits) {
      auto key = by_id ? visit.id->str() : visit.place.key;
      while (found.contains(key)) key += '+';
      found.emplace(std::move(key), Seen{&visit, day.date, 0});
    }
  return found;
}

using Pairs = std::vector<std::pair<Seen*, Seen*>>;

// Numbers the visits that stay on their day, in the order of each plan.
void rank(Pairs& pairs, Seen* std::pair<Seen*, Seen*>::*side) {
  std::vector<Seen*> staying;
  for (auto& pair : pairs)
    if (pair.first->day == pair.second->day) staying.push_back(pair.*side);
  std::stable_sort(staying.begin(), staying.end(), [](Seen const* a, Seen const* b) {
    return a->day != b->day ? a->day < b->day : a->visit->start < b->visit->start;
  });
  for (std::size_t i = 0; i < staying.size(); ++i) staying[i]->rank = i;
}

VisitDifference told(Seen const* before, Seen const* after) {
  auto const& visit = after ? *after->visit : *before->visit;
  VisitDifference difference{{visit.place.key, visit.place.name}, visit.id, {}, {}, {}, {}};
  if (before) {
    difference.day_before = before->day;
    difference.start_before = before->visit->start;
  }
  if (after) {
    difference.day_after = after->day;
    difference.start_after = after->visit->start;
  }
  return difference;
}

void add_pairs(Pairs& pairs, Difference& into) {
  rank(pairs, &std::pair<Seen*, Seen*>::first);
  rank(pairs, &std::pair<Seen*, Seen*>::second);
  for (auto const& [before, after] : pairs) {
    if (before->visit->place.key != after->visit->place.key) {
      into.removed.push_back(told(before, nullptr));
      into.added.push_back(told(nullptr, after));
    } else if (before->day != after->day || before->rank != after->rank) {
      into.moved.push_back(told(before, after));
    } else if (before->visit->start != after->visit->start ||
               before->visit->end != after->visit->end) {
      into.retimed.push_back(told(before, after));
    }
  }
}

void add_nights(TierAnswer const& before, TierAnswer const& after, Difference& into) {
  std::map<base::Day, NightDifference> nights;
  auto const name = [](PlaceRef const& place) { return PlaceName{place.key, place.name}; };
  for (auto const& day : before.days)
    if (day.lodging) nights[day.date].before = name(*day.lodging);
  for (auto const& day : after.days)
    if (day.lodging) nights[day.date].after = name(*day.lodging);
  for (auto& [night, each] : nights) {
    bool const is_same = each.before && each.after && each.before->key == each.after->key;
    if (is_same) continue;
    each.night = night;
    into.nights.push_back(each);
  }
}

bool is_same(RideAnswer const& one, RideAnswer const& other) {
  return one.number == other.number && one.mode == other.mode && one.from.zh == other.from.zh &&
         one.to.zh == other.to.zh && one.depart_day == other.depart_day &&
         one.departs == other.departs && one.arrive_day == other.arrive_day &&
         one.arrives == other.arrives && one.fare.low_minor == other.fare.low_minor &&
         one.fare.high_minor == other.fare.high_minor;
}

AmountRange spent_on_rides(TierAnswer const& plan) {
  AmountRange sum{0, 0, plan.total.currency};
  for (auto const& line : plan.ledger) {
    if (line.kind != planner::CostKind::ride) continue;
    sum.low_minor += line.total.low_minor;
    sum.high_minor += line.total.high_minor;
  }
  return sum;
}

AmountRange after_less_before(AmountRange const& before, AmountRange const& after) {
  return {after.low_minor - before.low_minor, after.high_minor - before.high_minor, after.currency};
}

void compare_rides(TierAnswer const& before, TierAnswer const& after, Difference& into) {
  auto const find = [](std::vector<RideAnswer> const& rides, std::size_t i) {
    return i < rides.size() ? std::optional(rides[i]) : std::nullopt;
  };
  for (std::size_t i = 0; i < std::max(before.rides.size(), after.rides.size()); ++i) {
    RideDifference each{find(before.rides, i), find(after.rides, i)};
    if (each.before && each.after && is_same(*each.before, *each.after)) continue;
    into.rides.push_back(std::move(each));
  }
  into.rides_total = after_less_before(spent_on_rides(before), spent_on_rides(after));
}

struct Sums {
  int metres = 0;
  int minutes = 0;
  int visiting = 0;
};

Sums sums_of(TierAnswer const& plan) {
  Sums sums;
  for (auto const& day : plan.days) {
    for (auto const& leg : day.legs) {
      sums.metres += leg.metres;
      sums.minutes += leg.minutes;
    }
    for (auto const& visit : day.visits) {
      auto const start = clock_from(visit.start);
      auto const end = clock_from(visit.end);
      if (start && end) sums.visiting += static_cast<int>((*end - *start).count());
    }
  }
  return sums;
}

int problems_of(TierAnswer const& plan) {
  return plan.problems ? static_cast<int>(plan.problems->size()) : 0;
}

}  // namespace

Difference difference(TierAnswer const& before, TierAnswer const& after) {
  Difference found;
  bool const by_id = has_ids(before) && has_ids(after);
  auto was = visits_of(before, by_id);
  auto is = visits_of(after, by_id);
  Pairs pairs;
  for (auto& [key, seen] : was) {
    auto const same = is.find(key);
    if (same == is.end())
      found.removed.push_back(told(&seen, nullptr));
    else
      pairs.emplace_back(&seen, &same->second);
  }
  for (auto& [key, seen] : is)
    if (!was.contains(key)) found.added.push_back(told(nullptr, &seen));
  add_pairs(pairs, found);
  add_nights(before, after, found);
  compare_rides(before, after, found);
  found.total = after_less_before(before.total, after.total);
  auto const sums_before = sums_of(before);
  auto const sums_after = sums_of(after);
  found.metres = sums_after.metres - sums_before.metres;
  found.minutes = sums_after.minutes - sums_before.minutes;
  found.visiting_minutes = sums_after.visiting - sums_before.visiting;
  found.conflicts = problems_of(after) - problems_of(before);
  return found;
}

}  // namespace trips
