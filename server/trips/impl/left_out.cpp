// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/left_out.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "trips/impl/categories.hpp"
#include "trips/impl/phrases.hpp"
#include "trips/prices.hpp"

namespace trips {
namespace {

using planner::Scheduled;

constexpr int far_minutes = 75;  // more on the way than without it

// Where a sight would cost the least time: between two nodes of a day's route.
struct Gap {
  std::size_t day = 0;
  int extra_minutes = 0;  // on the way
  int lacking = 0;        // minutes that are not there; 0 or less: it fits
  std::int64_t fares_minor = 0;
};

class Weighing {
 public:
  Weighing(Days const& days, planner::Solution const& solution, Wishes const& wishes,
           DaysOrder const& order)
      : days_(days), solution_(solution), wishes_(wishes), order_(order) {}

  LeftOut weigh(int stop) const;

 private:
  planner::Problem const& problem() const { return days_.problem; }
  std::vector<Gap> gaps_for(int stop) const;
  void add_gaps(std::size_t day, planner::Window const& window, int stop,
                std::vector<Gap>& gaps) const;
  bool is_full(std::size_t day) const;
  bool has_enough_of(int category, std::size_t day) const;
  bool is_too_tiring(int stop, std::size_t day) const;

  Days const& days_;
  planner::Solution const& solution_;
  Wishes const& wishes_;
  DaysOrder const& order_;
};

// The others keep their times; the visit is as short as it may be.
void Weighing::add_gaps(std::size_t day, planner::Window const& window, int stop,
                        std::vector<Gap>& gaps) const {
  auto const& route = problem().days[day];
  auto const& visits = solution_.days[day];
  int const stay = problem().stops[static_cast<std::size_t>(stop)].stay_min;
  for (std::size_t i = 0; i <= visits.size(); ++i) {
    int const before = i == 0 ? route.start_point : visits[i - 1].stop;
    int const after = i == visits.size() ? route.end_point : visits[i].stop;
    int const from = i == 0 ? route.from : visits[i - 1].leave;
    int const until = i == visits.size() ? route.until : visits[i].start;
    auto const there = problem().least_hop(before, stop);
    auto const on = problem().least_hop(stop, after);
    auto const direct = problem().least_hop(before, after);
    int const start = std::max(from + there.minutes, window.from);
    int const late = std::max(start - window.last_start, start + stay + on.minutes - until);
    gaps.push_back({day, there.minutes + on.minutes - direct.minutes, late,
                    there.cost_minor + on.cost_minor - direct.cost_minor});
  }
}

std::vector<Gap> Weighing::gaps_for(int stop) const {
  std::vector<Gap> gaps;
  auto const& windows = problem().stops[static_cast<std::size_t>(stop)].windows;
  for (std::size_t d = 0; d < std::min(windows.size(), solution_.days.size()); ++d)
    for (auto const& window : windows[d]) add_gaps(d, window, stop, gaps);
  return gaps;
}

bool Weighing::is_full(std::size_t day) const {
  int const most = problem().days[day].visits_max;
  auto const& visits = solution_.days[day];
  auto const sights = std::count_if(visits.begin(), visits.end(),
                                    [](Scheduled const& visit) { return visit.meal_slot < 0; });
  return most > 0 && sights >= most;
}

bool Weighing::has_enough_of(int category, std::size_t day) const {
  auto const& limit = problem().limits[static_cast<std::size_t>(category)];
  int in_day = 0;
  int in_trip = 0;
  for (std::size_t d = 0; d < solution_.days.size(); ++d)
    for (auto const& visit : solution_.days[d]) {
      if (days_.candidates[static_cast<std::size_t>(visit.stop)].category != category) continue;
      ++in_trip;
      in_day += d == day;
    }
  return (limit.per_day > 0 && in_day >= limit.per_day) ||
         (limit.per_trip > 0 && in_trip >= limit.per_trip);
}

bool Weighing::is_too_tiring(int stop, std::size_t day) const {
  int const most = problem().days[day].energy_max;
  int effort = problem().stops[static_cast<std::size_t>(stop)].energy;
  for (auto const& visit : solution_.days[day])
    effort += problem().stops[static_cast<std::size_t>(visit.stop)].energy;
  return most > 0 && effort > most;
}

LeftOut Weighing::weigh(int stop) const {
  auto const& candidate = days_.candidates[static_cast<std::size_t>(stop)];
  LeftOut left{candidate.place, LeftOutWhy::no_time, {"排不下", "No time"}};
  auto const gaps = gaps_for(stop);
  if (gaps.empty()) return left;
  auto const& best = *std::min_element(gaps.begin(), gaps.end(), [](Gap const& a, Gap const& b) {
    return std::pair(std::max(a.lacking, 0), a.extra_minutes) <
           std::pair(std::max(b.lacking, 0), b.extra_minutes);
  });
  auto const& nearest = *std::min_element(gaps.begin(), gaps.end(), [](Gap const& a, Gap const& b) {
    return a.extra_minutes < b.extra_minutes;
  });
  auto const cost = problem().stops[static_cast<std::size_t>(stop)].cost_minor + best.fares_minor;
  auto const left_minor = order_.budget_minor - solution_.cost_minor;
  auto const needed = base::Money::yuan((cost + 99) / 100);
  auto const rest = base::Money::yuan(left_minor / 100);
  auto const say = [&](LeftOutWhy why, std::string zh, std::string en) {
    left.why = why;
    left.text = {std::move(zh), std::move(en)};
    return left;
  };
  if (nearest.extra_minutes > far_minutes)
    return say(LeftOutWhy::too_far,
               fmt::format("太远：路上至少多花 {} 分钟", nearest.extra_minutes),
               fmt::format("Too far: at least {} min more on the way", nearest.extra_minutes));
  if (best.lacking > 0)
    return say(LeftOutWhy::no_time, fmt::format("排不下：最空的一天还差 {} 分钟", best.lacking),
               fmt::format("No time: the emptiest day lacks {} min", best.lacking));
  if (cost > left_minor)
    return say(LeftOutWhy::over_budget,
               fmt::format("超预算：需要 {}，只剩 {}", yuan(needed), yuan(rest)),
               fmt::format("Over budget: it takes {}, {} are left", yuan(needed), yuan(rest)));
  if (has_enough_of(candidate.category, best.day))
    return say(LeftOutWhy::enough_of_kind, "同类景点已经够多",
               "There is enough of its kind in the plan");
  if (is_full(best.day))
    return say(LeftOutWhy::full_day,
               fmt::format("按这个节奏，一天最多 {} 处", problem().days[best.day].visits_max),
               fmt::format("At this pace a day holds {} sights at most",
                           problem().days[best.day].visits_max));
  if (is_too_tiring(stop, best.day))
    return say(LeftOutWhy::too_tiring, "排得下，但那一天会太累",
               "There is time, but the day would be too tiring");
  return say(LeftOutWhy::weighed_less, "排得下，但会挤掉更合适的停留或多走路",
             "It would fit, but crowd out better stays or add to the way");
}

// Sights that never came into question: closed throughout, or against a need.
void add_ruled_out(std::vector<std::pair<double, LeftOut>>& found, double least,
                   Wishes const& wishes, Ground const& ground, Style const& style) {
  for (auto const& sight : ruled_out_sights(wishes, ground.city(), ground.openings(), style)) {
    if (sight.score <= least) continue;
    LeftOut left{sight.place, LeftOutWhy::closed, {}};
    if (meets_needs(*sight.place, wishes)) {
      bool const is_one_day = wishes.days() == 1;
      left.text = {is_one_day ? "那天不开放" : "这几天都不开放",
                   is_one_day ? "Closed on that day" : "Closed on every day of the trip"};
    } else {
      left.why = LeftOutWhy::against_need;
      left.text = {"不满足或没有资料说明满足您的硬性要求",
                   "Does not meet, or is not known to meet, what you need"};
    }
    found.emplace_back(sight.score, std::move(left));
  }
}

}  // namespace

std::vector<LeftOut> left_out_of(Days const& days, planner::Solution const& solution,
                                 Wishes const& wishes, Ground const& ground, DaysOrder const& order,
                                 std::size_t most) {
  std::set<int> planned;
  double least = std::numeric_limits<double>::infinity();
  for (auto const& day : solution.days)
    for (auto const& visit : day) {
      planned.insert(visit.stop);
      if (visit.meal_slot < 0)
        least = std::min(least, days.problem.stops[static_cast<std::size_t>(visit.stop)].score);
    }
  std::vector<std::pair<double, LeftOut>> found;
  Weighing const weighing(days, solution, wishes, order);
  for (std::size_t i = 0; i < days.candidates.size(); ++i) {
    auto const& candidate = days.candidates[i];
    bool const is_better = !candidate.is_meal && candidate.score > least;
    if (!is_better || planned.contains(static_cast<int>(i))) continue;
    auto const& place = *candidate.place;
    found.emplace_back(candidate.score,
                       ground.openings().is_exposed(place)
                           ? LeftOut{&place,
                                     LeftOutWhy::foul_weather,
                                     {"在室外，这几天一直是坏天气",
                                      "In the open, and the weather is foul all the time"}}
                           : weighing.weigh(static_cast<int>(i)));
  }
  add_ruled_out(found, least, wishes, ground, order.style);
  std::stable_sort(found.begin(), found.end(),
                   [](auto const& a, auto const& b) { return a.first > b.first; });
  std::vector<LeftOut> left;
  for (auto& [_, each] : found)
    if (left.size() < most) left.push_back(std::move(each));
  return left;
}

}  // namespace trips
