// SPDX-License-Identifier: Apache-2.0
// Few well-ranked combinations of rides and bed; the optimiser fills each of them; every finished
// journey is checked, and the best one is searched once more for longer.
#include "planner/journey.hpp"

#include "base/expects.hpp"
#include "planner/impl/combinations.hpp"

namespace planner {

namespace {

using impl::Combination;
using impl::Routing;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// -1 where the search had to go, and no mode goes.
int mode_taken(JourneyProblem const& problem, int from, int to, int mode) {
  return from == to || problem.way(mode, from, to).minutes >= 0 ? mode : -1;
}

Journey journey_from(JourneyProblem const& problem, Combination const& choice,
                     Routing const& routing, Solution const& solution) {
  Journey journey;
  journey.there = choice.there;
  journey.back = choice.back;
  journey.bed = choice.bed;
  for (std::size_t day = 0; day < solution.days.size(); ++day) {
    auto const& route = routing.problem.days[day];
    int here = routing.point_of[at(route.start_point)];
    auto& visits = journey.days.emplace_back(solution.days[day]);
    auto& modes = journey.modes.emplace_back();
    for (auto& visit : visits) {
      if (visit.meal_slot >= 0) visit.meal_slot = routing.slots[day][at(visit.meal_slot)];
      modes.push_back(mode_taken(problem, here, visit.stop, visit.mode));
      here = visit.stop;
    }
    int const home = routing.point_of[at(route.end_point)];
    modes.push_back(mode_taken(problem, here, home, solution.last_modes[day]));
  }
  for (unsigned kind = 1; kind < whole_journey; kind *= 2)
    journey.cost_minor += spent_on(problem, journey, kind);
  journey.worth = solution.score - routing.problem.weights->travel * solution.travel_minutes -
                  problem.there[at(choice.there)].drawback -
                  problem.back[at(choice.back)].drawback -
                  problem.score_per_minor * static_cast<double>(journey.cost_minor);
  journey.faults = faults_of(problem, journey);
  return journey;
}

std::size_t musts_missing(JourneyProblem const& problem, Journey const& journey) {
  std::size_t missing = 0;
  for (auto const& stop : problem.stops) missing += stop.is_mandatory;
  for (auto const& day : journey.days)
    for (auto const& visit : day) missing -= problem.stops[at(visit.stop)].is_mandatory;
  return missing;
}

// A place that was asked for weighs as much as two other faults: for it, a meal can be missed.
bool is_better(JourneyProblem const& problem, Journey const& a, Journey const& b) {
  if (!b.exists()) return true;
  auto const weight = [&](Journey const& journey) {
    return journey.faults.size() + musts_missing(problem, journey);
  };
  if (weight(a) != weight(b)) return weight(a) < weight(b);
  return a.worth > b.worth;
}

Effort effort_of(JourneyEffort const& effort, int iterations) {
  return {.seed = effort.seed, .iterations = iterations, .should_stop = effort.should_stop};
}

}  // namespace

Journey plan_journey(JourneyProblem const& problem, JourneyEffort const& effort) {
  EXPECTS(!problem.days.empty());
  Journey best;
  Combination best_choice;
  for (auto const& choice : impl::promising_combinations(problem, effort.combinations)) {
    if (best.exists() && effort.should_stop && effort.should_stop()) return best;
    auto const routing = impl::routing_of(problem, choice);
    auto const solution = optimise(routing.problem, effort_of(effort, effort.iterations));
    auto journey = journey_from(problem, choice, routing, solution);
    if (!is_better(problem, journey, best)) continue;
    best = std::move(journey);
    best_choice = choice;
  }
  if (!best.exists() || effort.polish <= effort.iterations) return best;
  auto const routing = impl::routing_of(problem, best_choice);
  auto const solution = optimise(routing.problem, effort_of(effort, effort.polish));
  auto polished = journey_from(problem, best_choice, routing, solution);
  return is_better(problem, polished, best) ? polished : best;
}

std::int64_t spent_on(JourneyProblem const& problem, Journey const& journey, unsigned kind) {
  if (kind == ride_fares)
    return problem.there[at(journey.there)].cost_minor + problem.back[at(journey.back)].cost_minor;
  if (kind == bed_nights)
    return journey.bed < 0 ? 0
                           : problem.beds[at(journey.bed)].night_minor *
                                 static_cast<std::int64_t>(problem.days.size() - 1);
  std::int64_t sum = 0;
  for (std::size_t day = 0; day < journey.days.size(); ++day) {
    bool const is_first = day == 0;
    bool const is_last = day + 1 == journey.days.size();
    int here =
        is_first ? problem.there[at(journey.there)].point : problem.beds[at(journey.bed)].point;
    int const home =
        is_last ? problem.back[at(journey.back)].point : problem.beds[at(journey.bed)].point;
    auto const& visits = journey.days[day];
    for (std::size_t i = 0; i <= visits.size(); ++i) {
      int const next = i < visits.size() ? visits[i].stop : home;
      int const mode = journey.modes[day][i];
      if (kind == hop_fares && mode >= 0 && here != next)
        sum += problem.way(mode, here, next).cost_minor;
      here = next;
      if (i == visits.size()) continue;
      auto const& stop = problem.stops[at(visits[i].stop)];
      if (kind == (stop.is_meal ? meal_bills : sight_tickets)) sum += stop.cost_minor;
    }
  }
  return sum;
}

}  // namespace planner
