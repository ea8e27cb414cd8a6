// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/days.hpp"

#include <algorithm>
#include <unordered_map>

#include "planner/limits.hpp"
#include "trips/impl/beds.hpp"
#include "trips/impl/stamina.hpp"
#include "trips/prices.hpp"

namespace trips {
namespace {

using places::Place;
using planner::Meal;

constexpr int five = 5;
int up_to_five(int minutes) { return (minutes + five - 1) / five * five; }
int minutes_of(base::Minutes span) { return static_cast<int>(span.count()); }

std::vector<std::string> kinds_of(Place const& place) {
  std::vector<std::string> words;
  for (auto const kind : place.kinds) words.emplace_back(to_word(kind));
  return words;
}

Place const* station(City const& city, std::optional<planner::Anchor> const& anchor) {
  return anchor ? city.find(anchor->place) : nullptr;
}

std::vector<DayEnds> ends_of(Wishes const& wishes, City const& city,
                             std::vector<Lodging> const& beds) {
  auto const* bed = beds.empty() ? city.day_trip_base() : beds.front().place;
  std::vector<DayEnds> ends(static_cast<std::size_t>(wishes.days()), {bed, bed});
  if (auto const* hub = station(city, wishes.arrival)) ends.front().start = hub;
  if (auto const* hub = station(city, wishes.departure)) ends.back().end = hub;
  return ends;
}

// Makes room for visits at hours that were asked for: an hour to get there and one to stay at
// least, two if lunch and dinner still fit the longest day.
void admit_hours(DayFrame& frame, Wishes const& wishes, int longest) {
  bool is_early = false;
  for (auto const& hour : wishes.visit_hours) {
    int const at = minutes_of(hour.at) / five * five;
    if (hour.when != assistant::When::not_before && at - 60 < frame.from) {
      frame.from = std::min(at - 60, std::max(at - 120, dinner_eaten - longest));
      is_early = true;
    }
    if (hour.when != assistant::When::not_after) {
      int const until = std::max(at + 60, std::min(at + 120, lunch_at_latest + longest));
      frame.until = std::max(frame.until, until);
    }
  }
  if (is_early)
    frame.until = std::min(frame.until, frame.from + longest);
  else
    frame.from = std::max(frame.from, frame.until - longest);
}

// The span of one day; wide enough for the way from its start to its end.
DayFrame frame_of(Wishes const& wishes, DaysOrder const& order, DayEnds const& ends, int day,
                  int shortest_way) {
  auto const& style = order.style;
  auto const& tags = wishes.likes.tags;
  bool const likes_nights = std::find(tags.begin(), tags.end(), places::Tag::night) != tags.end();
  auto frame = day_frame(style.pace, likes_nights);
  if (order.sets_out_early) {
    bool const has_dinner = day > 0 && day + 1 < wishes.days();
    int const earlier_by = has_dinner ? 45 : 90;
    frame = {frame.from - earlier_by, frame.until - earlier_by};
  }
  admit_hours(frame, wishes, minutes_of(planner::limits_of(style.pace).day_max));
  if (auto const& from = wishes.each_day.out_from)
    frame.from = std::max(frame.from, minutes_of(*from));
  if (auto const& by = wishes.each_day.back_by)
    frame.until = std::min(frame.until, minutes_of(*by));
  frame.until = std::max(frame.until, frame.from + shortest_way);
  auto const longest = minutes_of(planner::limits_of(style.pace).day_max);
  if (day == 0 && wishes.arrival) {
    auto const buffer = planner::arrival_buffer(kinds_of(*ends.start));
    frame.from = up_to_five(minutes_of(wishes.arrival->at + buffer));
    frame.until = std::min(frame.until, frame.from + longest);
  }
  if (day + 1 == wishes.days() && wishes.departure) {
    auto const buffer = planner::departure_buffer(kinds_of(*ends.end));
    frame.until = minutes_of(wishes.departure->at - buffer) / five * five;
    if (day > 0 || !wishes.arrival) frame.from = std::min(frame.from, frame.until - shortest_way);
    frame.until = std::min(frame.until, frame.from + longest);
  }
  if (day == 0) frame.until = std::max(frame.until, frame.from + shortest_way);
  frame.from = std::max(frame.from, 0);
  return frame;
}

// Meals are eaten well inside their times; a day that only brushes one goes without.
struct MealHours {
  Meal meal;
  int from;
  int last_start;
  int length;
};
constexpr MealHours meal_hours[] = {{Meal::lunch, 11 * 60 + 15, 13 * 60 + 15, 45},
                                    {Meal::dinner, 17 * 60 + 15, 19 * 60 + 30, 60}};

void add_meals(planner::DayRoute& route, std::vector<Meal>& slots, DayFrame& frame,
               bool skips_lunch, bool skips_dinner) {
  for (auto const& hours : meal_hours) {
    bool const is_lunch = hours.meal == Meal::lunch;
    if (is_lunch && skips_lunch) {
      frame.from = std::max(frame.from, 13 * 60);
      continue;
    }
    if (!is_lunch && skips_dinner) {
      frame.until = std::min(frame.until, 18 * 60);
      continue;
    }
    int const from = std::max(hours.from, frame.from + 15);
    int const last = std::min(hours.last_start, frame.until - hours.length - 20);
    if (last < from) continue;
    route.meals.push_back({from, last});
    slots.push_back(hours.meal);
  }
  route.from = frame.from;
  route.until = std::max(frame.until, frame.from);
}

planner::Stop stop_for(Candidate const& candidate, Wishes const& wishes, Style const& style) {
  auto const& place = *candidate.place;
  planner::Stop stop;
  stop.score = candidate.score;
  auto const stay = stay_of(place, wishes);
  stop.stay_min = stay.min;
  stop.stay_max = stay.max;
  stop.stay_usual =
      std::clamp(candidate.is_meal ? minutes_of(place.visit->usual) : usual_stay(place, style.pace),
                 stay.min, stay.max);
  stop.cost_minor = cost_of_visit(place, wishes.party).high.minor();
  if (candidate.category >= 0) stop.categories = std::uint64_t{1} << candidate.category;
  stop.is_meal = candidate.is_meal;
  stop.is_mandatory = candidate.is_mandatory;
  stop.windows = candidate.windows;
  // What alone takes more than a day should is all that day holds.
  if (!candidate.is_meal)
    stop.energy = std::min(effort_of(place, stop.stay_usual), stamina_of(wishes, style.pace));
  return stop;
}

// Places by their point in the travel matrix: the stops, then the ends of days.
std::vector<Place const*> points_of(std::vector<Candidate> const& candidates,
                                    std::vector<DayEnds> const& ends,
                                    std::vector<Lodging> const& beds) {
  std::vector<Place const*> points;
  for (auto const& candidate : candidates) points.push_back(candidate.place);
  auto const first_end = static_cast<std::ptrdiff_t>(points.size());
  auto const add = [&](Place const* end) {
    if (std::find(points.begin() + first_end, points.end(), end) == points.end())
      points.push_back(end);
  };
  for (auto const& day : ends)
    for (auto const* end : {day.start, day.end}) add(end);
  for (auto const& bed : beds) add(bed.place);
  return points;
}

int end_point(std::vector<Place const*> const& points, std::size_t stops, Place const* end) {
  auto const found =
      std::find(points.begin() + static_cast<std::ptrdiff_t>(stops), points.end(), end);
  return static_cast<int>(found - points.begin());
}

// Late arrivals push the next morning back, early departures end the evening before.
void leave_time_to_sleep(std::vector<DayFrame>& frames, Style const& style) {
  int const night = minutes_of(planner::limits_of(style.pace).night_min);
  constexpr int day = 24 * 60;
  if (frames.size() < 2) return;
  auto const last = frames.size() - 1;
  frames[1].from = std::max(frames[1].from, frames[0].until + night - day);
  frames[last - 1].until = std::min(frames[last - 1].until, frames[last].from + day - night);
}

void add_days(Days& days, std::vector<Place const*> const& points, Wishes const& wishes,
              DaysOrder const& order) {
  auto& problem = days.problem;
  auto const limits = planner::limits_of(needs_of(wishes, order.style));
  std::vector<DayFrame> frames;
  for (std::size_t d = 0; d < days.ends.size(); ++d) {
    planner::DayRoute route;
    route.start_point = end_point(points, problem.stops.size(), days.ends[d].start);
    route.end_point = end_point(points, problem.stops.size(), days.ends[d].end);
    route.walk_limit_m = limits.walk_max_m;
    route.visits_max =
        std::min(limits.sights_max, wishes.each_day.sights_max.value_or(limits.sights_max));
    if (!order.is_tiring) route.energy_max = stamina_of(wishes, order.style.pace);
    int const shortest_way = problem.least_hop(route.start_point, route.end_point).minutes;
    frames.push_back(frame_of(wishes, order, days.ends[d], static_cast<int>(d), shortest_way));
    problem.days.push_back(std::move(route));
  }
  leave_time_to_sleep(frames, order.style);
  auto const& skipped = order.skipped;
  for (std::size_t d = 0; d < frames.size(); ++d)
    add_meals(problem.days[d], days.slots[d], frames[d], !skipped.lunch.empty() && skipped.lunch[d],
              !skipped.dinner.empty() && skipped.dinner[d]);
}

std::vector<planner::Pair> pairs_of(Wishes const& wishes,
                                    std::vector<Candidate> const& candidates) {
  auto const stop_at = [&](Place const* place) {
    auto const found = std::find_if(candidates.begin(), candidates.end(),
                                    [&](Candidate const& each) { return each.place == place; });
    return found == candidates.end() ? -1 : static_cast<int>(found - candidates.begin());
  };
  std::vector<planner::Pair> pairs;
  for (auto const& order : wishes.orders) {
    int const first = stop_at(order.first);
    int const then = stop_at(order.then);
    if (first >= 0 && then >= 0) pairs.push_back({first, then, planner::Relation::before});
  }
  return pairs;
}

// Every night is the search's to spend; who does not say where they come from or go to starts in
// the first bed and ends in the last.
void add_beds(Days& days, std::vector<Place const*> const& points, Wishes const& wishes,
              DaysOrder const& order) {
  auto& problem = days.problem;
  int const nights = wishes.nights();
  days.nights.assign(static_cast<std::size_t>(nights), order.beds.front());
  for (int d = 0; d <= nights; ++d) {
    auto& day = problem.days[static_cast<std::size_t>(d)];
    if (d > 0 || !wishes.arrival) day.start_night = std::max(d - 1, 0);
    if (d < nights || !wishes.departure) day.end_night = std::min(d, nights - 1);
  }
  // A yuan of regret weighs as much as a minute on the way. Nobody moves for the house alone.
  double const minute = planner::ordinary_weights(problem).travel;
  problem.price_of_move = minute * minutes_of_move(wishes);
  for (auto const& bed : order.beds) {
    bool const is_first = bed.place == order.beds.front().place;
    planner::Bed choice;
    choice.point = end_point(points, problem.stops.size(), bed.place);
    choice.night_minor = bed.per_night.high.minor();
    choice.worth = minute * std::min(0.0, order.beds.front().regret - bed.regret);
    choice.nights_least = std::min(facts_of(*bed.place).terms.nights_min.value_or(1), nights);
    if (!is_first) choice.nights = nights_away(wishes);
    problem.beds.push_back(choice);
  }
}

}  // namespace

Days days_for(Wishes const& wishes, Ground const& ground, std::vector<Candidate> candidates,
              DaysOrder const& order) {
  Days days;
  days.candidates = std::move(candidates);
  days.ends = ends_of(wishes, ground.city(), order.beds);
  days.slots.resize(days.ends.size());
  auto& problem = days.problem;
  for (auto const& candidate : days.candidates)
    problem.stops.push_back(stop_for(candidate, wishes, order.style));
  problem.limits = category_limits(wishes);
  problem.budgets = {{order.budget_minor}};
  for (auto const& budget : wishes.each_day.budgets) problem.budgets.push_back(budget);
  problem.pairs = pairs_of(wishes, days.candidates);

  auto const points = points_of(days.candidates, days.ends, order.beds);
  problem.point_count = static_cast<int>(points.size());
  auto hops = ground.hops(points, order.style, wishes.party);
  problem.hops = std::move(hops.front());
  problem.other_modes.assign(std::make_move_iterator(hops.begin() + 1),
                             std::make_move_iterator(hops.end()));
  problem.traffic = ground.hop_traffic();
  weigh_ways(problem, order.style, wishes.party);
  add_days(days, points, wishes, order);
  if (!order.beds.empty()) add_beds(days, points, wishes, order);
  return days;
}

void settle(Days& days, planner::Solution const& solution, DaysOrder const& order) {
  auto& problem = days.problem;
  for (std::size_t n = 0; n < days.nights.size(); ++n)
    days.nights[n] = order.beds[static_cast<std::size_t>(solution.beds[n])];
  auto const settle_end = [&](int night, Place const*& end, int& point) {
    if (night < 0) return;
    auto const n = static_cast<std::size_t>(night);
    end = days.nights[n].place;
    point = problem.beds[static_cast<std::size_t>(solution.beds[n])].point;
  };
  for (std::size_t d = 0; d < days.ends.size(); ++d) {
    auto& day = problem.days[d];
    settle_end(day.start_night, days.ends[d].start, day.start_point);
    settle_end(day.end_night, days.ends[d].end, day.end_point);
  }
}

}  // namespace trips
