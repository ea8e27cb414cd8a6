// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/impl/checks.hpp"
#include "planner/limits.hpp"

namespace planner::impl {

namespace {

MealTime const* time_of(Meal meal) {
  switch (meal) {
    case Meal::breakfast:
      return &breakfast_time;
    case Meal::lunch:
      return &lunch_time;
    case Meal::dinner:
      return &dinner_time;
    case Meal::none:
      break;
  }
  return nullptr;
}

// Days in the middle of a trip have lunch and dinner; on the first and the last one the
// traveller has them if out and about through the whole time for it.
bool needs_meal(Plan const& plan, std::size_t day, MealTime const& time) {
  if (day > 0 && day + 1 < plan.days.size()) return true;
  auto const& legs = plan.days[day].legs;
  return !legs.empty() && legs.front().span.from <= time.from &&
         legs.back().span.until >= time.until;
}

int count_of(DayPlan const& day, Meal meal) {
  return static_cast<int>(std::count_if(day.visits.begin(), day.visits.end(),
                                        [&](Visit const& v) { return v.meal == meal; }));
}

void check_times(Case const& file, Ruling& ruling) {
  each_visit(file, ruling, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    auto const* time = time_of(visit.meal);
    if (time == nullptr) return;
    if (facts.role != Role::food)
      ruling.fail(say("{}不是用餐的地方", "{} is not a place to eat", facts.name));
    auto const from = visit.stay.from;
    auto const item = say("{} {} 在{}吃{}", "{1} on {0}: {3} at {2}", date_words(day.date),
                          clock_words(from), facts.name, meal_words(visit.meal));
    if (from < time->from || from > time->until)
      ruling.fail(item);
    else
      ruling.holds(item);
  });
}

}  // namespace

Check meal_windows(Case const& file) {
  Ruling ruling("meal_windows", {"按时吃饭", "Meals at mealtimes"});
  check_times(file, ruling);
  for (std::size_t d = 0; d < file.plan.days.size(); ++d) {
    auto const& day = file.plan.days[d];
    ruling.about(day.date);
    if (has_no_ways(day, ruling)) continue;
    for (auto const& time : {lunch_time, dinner_time}) {
      int const count = count_of(day, time.meal);
      if (count == 0 && needs_meal(file.plan, d, time))
        ruling.fail(
            say("{}没有安排{}", "No {1} on {0}", date_words(day.date), meal_words(time.meal)));
      if (count > 1)
        ruling.fail(say("{}安排了 {} 次{}", "{1} times {2} on {0}", date_words(day.date), count,
                        meal_words(time.meal)));
    }
  }
  return ruling.close({"午餐 11:00–14:00、晚餐 17:00–20:30 开始",
                       "Lunch from 11:00 to 14:00, dinner from 17:00 to 20:30"});
}

}  // namespace planner::impl
