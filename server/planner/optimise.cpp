// SPDX-License-Identifier: Apache-2.0
// Ruin and recreate under simulated annealing. See README.md.
#include <cmath>

#include "planner/impl/bound.hpp"
#include "planner/impl/search.hpp"
#include "planner/impl/timetable.hpp"
#include "planner/problem.hpp"

namespace planner {

namespace {

using impl::Instance;
using impl::Search;
using impl::State;

// An earlier plan is changed with less abandon; in ordinary sights' scores.
constexpr double hot_from_earlier = 0.1;
constexpr int iterations_between_asking = 32;

class Annealing {
 public:
  Annealing(double hot, double cold) : hot_(hot), cold_(cold) {}
  bool accepts(double change, impl::Dice& dice) const {
    return change >= 0 || change > temperature_ * std::log(1 - dice.share());
  }
  void cool_to(double share) { temperature_ = hot_ * std::pow(cold_ / hot_, share); }

 private:
  double hot_;
  double cold_;
  double temperature_ = 0;
};

// How much of the effort is used up, as a share; 1 ends the search.
class Progress {
 public:
  explicit Progress(Effort const& effort) : effort_(effort) {}
  double share() {
    if (iteration_ % iterations_between_asking == 0) {
      if (effort_.should_stop && effort_.should_stop()) return 1;
      if (effort_.elapsed_share) share_ = effort_.elapsed_share();
    }
    if (!effort_.elapsed_share) {
      if (iteration_ >= effort_.iterations) return 1;
      share_ = static_cast<double>(iteration_) / effort_.iterations;
    }
    ++iteration_;
    return share_;
  }

 private:
  Effort const& effort_;
  int iteration_ = 0;
  double share_ = 0;
};

void start(Search& search, Effort const& effort) {
  if (effort.earlier != nullptr) restore(search, *effort.earlier);
  construct(search);
  improve(search);
  search.keep();
}

bool moves_house(Search& search) {
  bool const has_choice = search.instance.nights > 0 && search.instance.problem.beds.size() > 1;
  return has_choice && search.dice.chance(search.habits.moves);
}

State search_for_best(Instance const& instance, Effort const& effort) {
  Search search(instance, effort.seed);
  start(search, effort);
  State best = search.now;
  double best_value = objective(instance, best);
  double value = best_value;
  auto const& habits = search.habits;
  double const scale = instance.usual_score;
  double const hot =
      effort.earlier == nullptr ? habits.hot : std::min(habits.hot, hot_from_earlier);
  Annealing annealing(hot * scale, habits.cold * scale);
  Progress progress(effort);
  for (double share = progress.share(); share < 1; share = progress.share()) {
    annealing.cool_to(share);
    bool const moves = moves_house(search);
    int const around = moves ? change_house(search) : ruin(search);
    if (around < 0) {
      search.go_back();
      continue;
    }
    recreate(search, around);
    double changed = objective(instance, search.now);
    // What a bed is good for shows in days that fit it.
    if (moves && changed > value - scale) {
      improve(search);
      changed = objective(instance, search.now);
    }
    if (!annealing.accepts(changed - value, search.dice)) {
      search.go_back();
      continue;
    }
    if (!moves && changed != value && changed > best_value - habits.promising * scale) {
      improve(search);
      changed = objective(instance, search.now);
    }
    if (changed > best_value) {
      best = search.now;
      best_value = changed;
    }
    search.keep();
    value = changed;
  }
  search.now = std::move(best);
  improve(search);
  return std::move(search.now);
}

int changes_from(Earlier const& earlier, State const& state) {
  int changes = 0;
  for (std::size_t d = 0; d < earlier.days.size(); ++d)
    for (auto const& visit : earlier.days[d])
      if (state.day_of[static_cast<std::size_t>(visit.stop)] != static_cast<int>(d)) ++changes;
  for (std::size_t n = 0; n < earlier.nights.size(); ++n)
    if (earlier.nights[n].bed != state.beds[n]) ++changes;
  return changes;
}

void report_missed(Instance const& instance, State const& state, Solution& solution) {
  for (auto const& route : state.routes)
    for (int slot = 0; slot < instance.meal_slots(route.day); ++slot)
      if (!route.has(slot)) solution.missed_meals.emplace_back(route.day, slot);
  for (int stop : instance.mandatory)
    if (!state.visits(stop)) solution.missed_mandatory.push_back(stop);
  for (std::size_t c = 0; c < instance.members.size(); ++c)
    if (int const count = lacking(instance, state, c); count > 0)
      solution.missed_minimums.emplace_back(static_cast<int>(c), count);
}

Solution solution_from(Instance const& instance, State& state, Effort const& effort) {
  Solution solution;
  solution.objective = objective(instance, state);
  solution.score_bound = impl::score_bound(instance);
  for (auto const amount : state.spent) solution.cost_minor += amount;
  for (auto& route : state.routes) {
    solution.days.push_back(timetable(instance, route));
    auto const& end = route.at(route.size + 1);
    solution.last_modes.push_back(
        instance.ways.mode(route.at(route.size).point, end.point, end.way));
    solution.score += route.worth;
    solution.travel_minutes += route.travel;
    solution.idle_minutes += route.idle;
  }
  solution.beds = state.beds;
  report_missed(instance, state, solution);
  if (effort.earlier != nullptr) solution.changes = changes_from(*effort.earlier, state);
  return solution;
}

}  // namespace

Solution optimise(Problem const& problem, Effort const& effort) {
  Instance const instance(problem, effort.earlier);
  State best = instance.stops == 0 ? State(instance) : search_for_best(instance, effort);
  return solution_from(instance, best, effort);
}

}  // namespace planner
