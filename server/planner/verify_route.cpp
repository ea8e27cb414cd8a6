// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "base/geo.hpp"
#include "planner/impl/checks.hpp"
#include "planner/limits.hpp"

namespace planner::impl {

namespace {

void check_chain(Case const& file, DayPlan const& day, Ruling& ruling) {
  if (day.legs.size() != day.visits.size() + 1) {
    ruling.fail(say("{}有 {} 次停留，却有 {} 段路程", "{} has {} but {}", date_words(day.date),
                    counted(day.visits.size(), "visit"), counted(day.legs.size(), "leg")));
    return;
  }
  std::string at = day.start;
  for (std::size_t i = 0; i < day.legs.size(); ++i) {
    auto const& leg = day.legs[i];
    ruling.about(day.date);
    auto const& next = i < day.visits.size() ? day.visits[i].place : day.end;
    if (leg.from != at || leg.to != next)
      ruling.fail(say("{}：人在{}，下一站是{}，路程却是从{}到{}",
                      "{}: from {} on to {}, but the leg leads from {} to {}", date_words(day.date),
                      name_of(file, at), name_of(file, next), name_of(file, leg.from),
                      name_of(file, leg.to)));
    at = next;
  }
}

void check_place(Case const& file, DayPlan const& day, std::string const& is,
                 std::string const& should_be, Ruling& ruling) {
  if (is != should_be)
    ruling.fail(say("{}应在{}，行程写的是{}", "On {} it should be {}, the plan says {}",
                    date_words(day.date), name_of(file, should_be), name_of(file, is)));
}

// The longest and shortest way that a leg of this distance could sensibly be.
bool is_plausible(double straight_m, int metres) {
  return metres >= 0.95 * straight_m - 50 && metres <= 4 * straight_m + 2000;
}

double length_of(std::vector<base::LatLon> const& spots) {
  double length = 0;
  for (std::size_t i = 1; i < spots.size(); ++i) length += distance_m(spots[i - 1], spots[i]);
  return length;
}

// The shortest way from the first to the last spot over all others (Held and Karp 1962).
double shortest_order(std::vector<base::LatLon> const& spots) {
  auto const count = spots.size() - 2;
  auto const& end = spots.back();
  auto const visit = [&](std::size_t i) { return spots[i + 1]; };
  std::size_t const sets = std::size_t{1} << count;
  std::vector<double> best(sets * count, std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < count; ++i)
    best[(std::size_t{1} << i) * count + i] = distance_m(spots.front(), visit(i));
  std::vector<double> apart(count * count);
  for (std::size_t i = 0; i < count * count; ++i)
    apart[i] = distance_m(visit(i / count), visit(i % count));
  for (std::size_t set = 1; set < sets; ++set)
    for (std::size_t last = 0; last < count; ++last) {
      double const so_far = best[set * count + last];
      if (so_far == std::numeric_limits<double>::infinity()) continue;
      for (std::size_t next = 0; next < count; ++next) {
        if ((set >> next & 1U) != 0) continue;
        auto& there = best[(set | std::size_t{1} << next) * count + next];
        there = std::min(there, so_far + apart[last * count + next]);
      }
    }
  double shortest = std::numeric_limits<double>::infinity();
  for (std::size_t last = 0; last < count; ++last)
    shortest = std::min(shortest, best[(sets - 1) * count + last] + distance_m(visit(last), end));
  return shortest;
}

// Where the day leads, or nothing if a place is not known.
std::vector<base::LatLon> spots_of(Case const& file, DayPlan const& day, Ruling& ruling) {
  std::vector<base::LatLon> spots;
  std::vector<std::string> keys{day.start};
  for (auto const& visit : day.visits) keys.push_back(visit.place);
  keys.push_back(day.end);
  for (auto const& key : keys) {
    auto const* facts = look_up(file, key, ruling);
    if (facts == nullptr) return {};
    spots.push_back(facts->at);
  }
  return spots;
}

constexpr std::size_t ordered_visits_max = 12;
constexpr double detour_ratio_max = 2;
constexpr double detour_free_m = 5000;

struct Ends {
  PlaceFacts const& from;
  PlaceFacts const& to;
};

// The time between leaving one place and being expected at the next; nullopt after the last visit.
std::optional<Minutes> gap_before(DayPlan const& day, std::size_t visit) {
  if (visit >= day.visits.size()) return std::nullopt;
  auto const left = visit == 0 ? day.legs.front().span.from : day.visits[visit - 1].stay.until;
  return day.visits[visit].stay.from - left;
}

// Whether traffic slows the way down at its hour.
bool check_way(Case const& file, DayPlan const& day, std::size_t i, Ends const& ends,
               Ruling& ruling) {
  auto const& leg = day.legs[i];
  auto const& [from, to] = ends;
  auto const travel = file.world.travel(from, to, leg.mode, leg.span.from);
  if (!travel.is_known) {
    ruling.doubt(say("{}→{} {}需要多久未知", "Nobody knows how long {} → {} takes {}", from.name,
                     to.name, mode_words(leg.mode)));
    return false;
  }
  auto const planned = leg.span.length();
  auto const item =
      say("{}→{} {}：安排 {} 分钟，需要 {} 分钟", "{} → {} {}: {} min planned, {} min needed",
          from.name, to.name, mode_words(leg.mode), planned.count(), travel.time.count());
  auto const buffer = leg.from == leg.to ? Minutes(0) : transfer_buffer(leg.mode);
  auto const gap = gap_before(day, i);
  if (planned < travel.time)
    ruling.fail(item);
  else if (gap && *gap < travel.time + buffer)
    ruling.fail(say("{}→{}：两次停留之间 {} 分钟，路上 {} 分钟之外还需 {} 分钟余量",
                    "{} → {}: {} min between the stays, while the way takes {} and {} to spare",
                    from.name, to.name, gap->count(), travel.time.count(), buffer.count()));
  else
    ruling.holds(item);
  double const straight_m = distance_m(from.at, to.at);
  if (!is_plausible(straight_m, leg.metres))
    ruling.fail(say("{}→{} 写的是 {}，直线距离 {}",
                    "{} → {} is given as {}, while it is {} in a straight line", from.name, to.name,
                    kilometres(leg.metres), kilometres(straight_m)));
  return travel.is_slowed;
}

}  // namespace

Check continuity(Case const& file) {
  Ruling ruling("continuity", {"行程首尾相连", "Each way begins where the last one ended"});
  auto const& [plan, needs, world] = file;
  std::size_t legs = 0;
  for (std::size_t d = 0; d < plan.days.size(); ++d) {
    auto const& day = plan.days[d];
    check_chain(file, day, ruling);
    legs += day.legs.size();
    if (d > 0 && plan.days[d - 1].lodging)
      check_place(file, day, day.start, *plan.days[d - 1].lodging, ruling);
    if (day.lodging) check_place(file, day, day.end, *day.lodging, ruling);
  }
  if (!plan.days.empty() && needs.arrival && !needs.arrival->place.empty())
    check_place(file, plan.days.front(), plan.days.front().start, needs.arrival->place, ruling);
  if (!plan.days.empty() && needs.departure && !needs.departure->place.empty())
    check_place(file, plan.days.back(), plan.days.back().end, needs.departure->place, ruling);
  return ruling.close(say("{} 段路程，每天从前一晚的住处出发、回到当晚的住处",
                          "{}; each day leaves last night's lodging and ends at tonight's",
                          counted(legs, "leg")));
}

Check travel_feasible(Case const& file) {
  Ruling ruling("travel_feasible", {"路上时间够用", "Enough time on the way"});
  std::size_t legs = 0;
  std::size_t slowed = 0;
  ruling.rests_on(file.world.travel_source());
  for (auto const& day : file.plan.days) {
    ruling.about(day.date);
    if (has_no_ways(day, ruling)) continue;
    for (std::size_t i = 0; i < day.legs.size(); ++i) {
      ruling.about(day.date, day.legs[i].to);
      auto const* from = look_up(file, day.legs[i].from, ruling);
      auto const* to = look_up(file, day.legs[i].to, ruling);
      if (from == nullptr || to == nullptr) continue;
      ++legs;
      slowed += check_way(file, day, i, {*from, *to}, ruling) ? 1 : 0;
    }
  }
  if (slowed > 0)
    return ruling.close(say("重新计算了 {} 段路程，其中 {} 段按拥堵时段计算",
                            "{} computed again, {} of them in thick traffic", counted(legs, "leg"),
                            slowed));
  return ruling.close(say("重新计算了 {} 段路程", "{} computed again", counted(legs, "leg")));
}

Check detour(Case const& file) {
  Ruling ruling("detour", {"不走回头路", "No zig-zag"});
  for (auto const& day : file.plan.days) {
    ruling.about(day.date);
    auto const spots = spots_of(file, day, ruling);
    if (spots.size() < 4) continue;  // With one visit there is only one order.
    if (spots.size() - 2 > ordered_visits_max) {
      ruling.doubt(say("{}有 {} 处停留，没有比较各种顺序",
                       "{} has {}; their order was not compared", date_words(day.date),
                       day.visits.size()));
      continue;
    }
    double const length = length_of(spots);
    double const shortest = shortest_order(spots);
    auto const item =
        say("{}直线 {}，最短的顺序 {}", "{}: {} in straight lines, {} in the shortest order",
            date_words(day.date), kilometres(length), kilometres(shortest));
    if (length > detour_ratio_max * shortest && length > shortest + detour_free_m)
      ruling.fail(item);
    else
      ruling.holds(item);
  }
  return ruling.close(say("比较了 {} 天的路线", "The routes of {} compared",
                          counted(file.plan.days.size(), "day")));
}

}  // namespace planner::impl
