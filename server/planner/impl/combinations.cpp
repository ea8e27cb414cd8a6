// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/combinations.hpp"

#include <algorithm>
#include <numeric>

#include "base/expects.hpp"

namespace planner::impl {

namespace {

// What of each list is looked at: those that lose least, and the cheapest ones.
constexpr std::size_t best_of_each = 10;
constexpr std::size_t cheapest_of_each = 4;
constexpr double minutes_per_sight = 105;  // an ordinary visit with the way to it
constexpr std::size_t best_per_cheapest = 3;

int nights(JourneyProblem const& problem) { return static_cast<int>(problem.days.size()) - 1; }

double median_score(JourneyProblem const& problem, bool of_meals) {
  std::vector<double> scores;
  for (auto const& stop : problem.stops)
    if (stop.is_meal == of_meals) scores.push_back(stop.score);
  if (scores.empty()) return of_meals ? 0 : 1;
  auto const middle = scores.begin() + static_cast<std::ptrdiff_t>(scores.size() / 2);
  std::nth_element(scores.begin(), middle, scores.end());
  return *middle;
}

// One ride or bed: what it costs and what it loses of the journey's worth, money included.
struct Option {
  int index = 0;
  std::int64_t cost = 0;
  double loss = 0;
};

std::vector<Option> best_options(std::vector<Option> options) {
  auto const by_loss = [](Option const& a, Option const& b) {
    return std::tie(a.loss, a.index) < std::tie(b.loss, b.index);
  };
  auto const by_cost = [](Option const& a, Option const& b) {
    return std::tie(a.cost, a.loss, a.index) < std::tie(b.cost, b.loss, b.index);
  };
  if (options.size() <= best_of_each + cheapest_of_each) return options;
  std::sort(options.begin(), options.end(), by_loss);
  auto const rest = options.begin() + best_of_each;
  std::partial_sort(rest, rest + cheapest_of_each, options.end(), by_cost);
  options.resize(best_of_each + cheapest_of_each);
  return options;
}

class Ranking {
 public:
  explicit Ranking(JourneyProblem const& problem)
      : problem_(problem),
        per_minute_(median_score(problem, false) / minutes_per_sight),
        per_meal_(median_score(problem, true)) {}

  std::vector<Option> rides(std::vector<Connection> const& rides, bool is_there) const {
    std::vector<Option> options;
    for (std::size_t i = 0; i < rides.size(); ++i) {
      auto const& ride = rides[i];
      int const lost =
          is_there ? ride.at - problem_.days.front().from : problem_.days.back().until - ride.at;
      options.push_back({static_cast<int>(i), ride.cost_minor,
                         money(ride.cost_minor) + ride.drawback + per_minute_ * std::max(0, lost) +
                             per_meal_ * meals_missed(ride, is_there)});
    }
    return best_options(std::move(options));
  }

  // A bed far from the stops loses the way there and back every day.
  std::vector<Option> beds() const {
    std::vector<Option> options;
    for (std::size_t i = 0; i < problem_.beds.size(); ++i) {
      auto const& bed = problem_.beds[i];
      auto const cost = bed.night_minor * nights(problem_);
      options.push_back({static_cast<int>(i), cost,
                         money(cost) + per_minute_ * 2 * nights(problem_) * way_out(bed.point)});
    }
    if (nights(problem_) == 0) return {{-1, 0, 0}};
    return best_options(std::move(options));
  }

 private:
  double money(std::int64_t minor) const {
    return problem_.score_per_minor * static_cast<double>(minor);
  }
  // The meals of the first or the last day for which this ride leaves no time anywhere.
  int meals_missed(Connection const& ride, bool is_there) const {
    std::size_t const day = is_there ? 0 : problem_.days.size() - 1;
    int missed = 0;
    for (auto const& slot : problem_.days[day].meals) {
      bool is_possible = false;
      for (std::size_t s = 0; s < problem_.stops.size() && !is_possible; ++s)
        is_possible = problem_.stops[s].is_meal && leaves_time(ride, is_there, slot, s, day);
      missed += is_possible ? 0 : 1;
    }
    return missed;
  }
  bool leaves_time(Connection const& ride, bool is_there, MealSlot const& slot, std::size_t s,
                   std::size_t day) const {
    auto const& stop = problem_.stops[s];
    int const to = static_cast<int>(s);
    int const way = is_there ? quickest(ride.point, to) : quickest(to, ride.point);
    auto const is_enough = [&](Window const& window) {
      int const first = std::max({slot.from, window.from, is_there ? ride.at + way : 0});
      bool const is_over = is_there || first + stop.stay_min + way <= ride.at;
      return first <= std::min(slot.last_start, window.last_start) && is_over;
    };
    auto const& windows = stop.windows[day];
    return way >= 0 && std::any_of(windows.begin(), windows.end(), is_enough);
  }
  int quickest(int from, int to) const {
    int least = -1;
    for (int mode = 0; mode < static_cast<int>(problem_.ways.size()); ++mode) {
      auto const& way = problem_.way(mode, from, to);
      if (way.minutes >= 0 && (least < 0 || way.minutes < least)) least = way.minutes;
    }
    return least;
  }
  double way_out(int point) const {
    double sum = 0;
    int count = 0;
    for (int stop = 0; stop < static_cast<int>(problem_.stops.size()); ++stop) {
      int const minutes = quickest(point, stop);
      if (minutes < 0) continue;
      sum += minutes;
      ++count;
    }
    return count == 0 ? 0 : sum / count;
  }

  JourneyProblem const& problem_;
  double per_minute_;
  double per_meal_;
};

struct Candidate {
  Combination combination;
  std::int64_t cost = 0;
  double loss = 0;
};

// What the fixed part costs already rules out some combinations.
bool is_affordable(JourneyProblem const& problem, std::int64_t rides, std::int64_t beds) {
  return std::all_of(problem.budgets.begin(), problem.budgets.end(), [&](Budget const& budget) {
    std::int64_t const fixed = ((budget.counts & ride_fares) != 0 ? rides : 0) +
                               ((budget.counts & bed_nights) != 0 ? beds : 0);
    return fixed <= budget.limit_minor;
  });
}

std::vector<Candidate> all_candidates(JourneyProblem const& problem, bool only_affordable) {
  Ranking const ranking(problem);
  auto const there = ranking.rides(problem.there, true);
  auto const back = ranking.rides(problem.back, false);
  std::vector<Candidate> candidates;
  for (auto const& bed : ranking.beds())
    for (auto const& out : there)
      for (auto const& home : back) {
        if (only_affordable && !is_affordable(problem, out.cost + home.cost, bed.cost)) continue;
        if (nights(problem) == 0 && problem.there[static_cast<std::size_t>(out.index)].at >
                                        problem.back[static_cast<std::size_t>(home.index)].at)
          continue;
        candidates.push_back({{out.index, home.index, bed.index},
                              out.cost + home.cost + bed.cost,
                              out.loss + home.loss + bed.loss});
      }
  return candidates;
}

}  // namespace

std::vector<Combination> promising_combinations(JourneyProblem const& problem, int count) {
  auto by_loss = all_candidates(problem, true);
  if (by_loss.empty()) by_loss = all_candidates(problem, false);
  std::stable_sort(by_loss.begin(), by_loss.end(),
                   [](auto const& a, auto const& b) { return a.loss < b.loss; });
  auto by_cost = by_loss;
  std::stable_sort(by_cost.begin(), by_cost.end(),
                   [](auto const& a, auto const& b) { return a.cost < b.cost; });
  std::vector<Combination> result;
  auto const take = [&](Candidate const& candidate) {
    auto const& choice = candidate.combination;
    bool const is_new = std::find(result.begin(), result.end(), choice) == result.end();
    if (is_new && static_cast<int>(result.size()) < count) result.push_back(choice);
  };
  for (std::size_t i = 0; i < by_loss.size() && static_cast<int>(result.size()) < count; ++i) {
    take(by_loss[i]);
    if ((i + 1) % best_per_cheapest == 0) take(by_cost[i / best_per_cheapest]);
  }
  return result;
}

DayBounds bounds_of(JourneyProblem const& problem, int day, int there, int back) {
  auto const& frame = problem.days[static_cast<std::size_t>(day)];
  DayBounds bounds{frame.from, frame.until};
  if (day == 0) bounds.from = problem.there[static_cast<std::size_t>(there)].at;
  if (day + 1 == static_cast<int>(problem.days.size()))
    bounds.until = problem.back[static_cast<std::size_t>(back)].at;
  return bounds;
}

namespace {

constexpr int no_way_minutes = 10'000;

std::vector<Hop> hops_by(JourneyProblem const& problem, std::vector<int> const& points, int mode) {
  std::vector<Hop> hops;
  hops.reserve(points.size() * points.size());
  for (int const from : points)
    for (int const to : points) {
      auto const& way = problem.way(mode, from, to);
      hops.push_back(from == to ? Hop{} : Hop{way.minutes, way.walk_m, way.cost_minor});
    }
  return hops;
}

// Every mode's ways; between points that none connects, one that takes longer than any day.
void add_ways(JourneyProblem const& problem, std::vector<int> const& points, Problem& result) {
  result.point_count = static_cast<int>(points.size());
  result.hops = hops_by(problem, points, 0);
  for (int mode = 1; mode < static_cast<int>(problem.ways.size()); ++mode)
    result.other_modes.push_back(hops_by(problem, points, mode));
  for (std::size_t pair = 0; pair < result.hops.size(); ++pair) {
    bool const is_way =
        result.hops[pair].minutes >= 0 ||
        std::any_of(result.other_modes.begin(), result.other_modes.end(),
                    [pair](std::vector<Hop> const& hops) { return hops[pair].minutes >= 0; });
    if (!is_way) result.hops[pair] = {no_way_minutes, 0, 0};
  }
}

std::vector<Budget> budgets_left(JourneyProblem const& problem, Combination const& choice) {
  auto const rides = problem.there[static_cast<std::size_t>(choice.there)].cost_minor +
                     problem.back[static_cast<std::size_t>(choice.back)].cost_minor;
  auto const beds =
      choice.bed < 0
          ? 0
          : problem.beds[static_cast<std::size_t>(choice.bed)].night_minor * nights(problem);
  std::vector<Budget> budgets;
  for (auto budget : problem.budgets) {
    if ((budget.counts & ride_fares) != 0) budget.limit_minor -= rides;
    if ((budget.counts & bed_nights) != 0) budget.limit_minor -= beds;
    budget.counts &= everything & ~bed_nights;
    if (budget.counts != 0) budgets.push_back(budget);
  }
  return budgets;
}

}  // namespace

Routing routing_of(JourneyProblem const& problem, Combination const& choice) {
  int const stops = static_cast<int>(problem.stops.size());
  int const last = static_cast<int>(problem.days.size()) - 1;
  Routing routing;
  routing.point_of.resize(static_cast<std::size_t>(stops));
  std::iota(routing.point_of.begin(), routing.point_of.end(), 0);
  routing.point_of.push_back(problem.there[static_cast<std::size_t>(choice.there)].point);
  routing.point_of.push_back(problem.back[static_cast<std::size_t>(choice.back)].point);
  if (choice.bed >= 0)
    routing.point_of.push_back(problem.beds[static_cast<std::size_t>(choice.bed)].point);
  auto& result = routing.problem;
  result.stops = problem.stops;
  result.limits = problem.limits;
  result.pairs = problem.pairs;
  result.stay_step = 1;
  add_ways(problem, routing.point_of, result);
  auto weights = ordinary_weights(result);
  weights.fares = problem.score_per_minor;
  result.weights = weights;
  result.budgets = budgets_left(problem, choice);
  for (int day = 0; day <= last; ++day) {
    auto const& frame = problem.days[static_cast<std::size_t>(day)];
    auto const bounds = bounds_of(problem, day, choice.there, choice.back);
    DayRoute route;
    route.start_point = day == 0 ? stops : stops + 2;
    route.end_point = day == last ? stops + 1 : stops + 2;
    int const least = result.least_hop(route.start_point, route.end_point).minutes;
    route.from = day == 0 ? bounds.from : std::min(bounds.from, bounds.until - least);
    route.until = day == last ? bounds.until : std::max(bounds.until, bounds.from + least);
    route.visits_max = frame.visits_max;
    auto& slots = routing.slots.emplace_back();
    for (std::size_t slot = 0; slot < frame.meals.size(); ++slot) {
      if (!bounds.has_some(frame.meals[slot])) continue;
      slots.push_back(static_cast<int>(slot));
      route.meals.push_back(frame.meals[slot]);
    }
    result.days.push_back(std::move(route));
  }
  return routing;
}

}  // namespace planner::impl
