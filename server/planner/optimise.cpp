// SPDX-License-Identifier: Apache-2.0
// Iterated ruin and recreate under simulated annealing, polished by local search. See README.md.
#include <cmath>

#include "planner/impl/search.hpp"
#include "planner/impl/timetable.hpp"
#include "planner/problem.hpp"

namespace planner {

namespace {

using impl::Instance;
using impl::Search;
using impl::State;

// Temperatures as shares of an ordinary sight's score.
constexpr double hot = 0.3;
constexpr double cold = 0.003;
// A plan this close to the best one is polished.
constexpr double promising = 0.3;
constexpr int iterations_between_asking = 32;

class Annealing {
 public:
  explicit Annealing(double scale) : scale_(scale) {}
  bool accepts(double change, impl::Dice& dice) const {
    return change >= 0 || change > temperature_ * std::log(1 - dice.share());
  }
  void cool_to(double share) { temperature_ = scale_ * hot * std::pow(cold / hot, share); }

 private:
  double scale_;
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
    if (!effort_.elapsed_share)
      share_ = static_cast<double>(iteration_) / std::max(1, effort_.iterations);
    if (!effort_.elapsed_share && iteration_ >= effort_.iterations) return 1;
    ++iteration_;
    return share_;
  }

 private:
  Effort const& effort_;
  int iteration_ = 0;
  double share_ = 0;
};

State search_for_best(Instance const& instance, Effort const& effort) {
  Search search(instance, effort.seed);
  construct(search);
  improve(search);
  search.keep();
  State best = search.now;
  double best_value = objective(instance, best);
  double value = best_value;
  Annealing annealing(instance.usual_score);
  Progress progress(effort);
  for (double share = progress.share(); share < 1; share = progress.share()) {
    annealing.cool_to(share);
    int const around = ruin(search);
    if (around < 0) {
      search.go_back();
      continue;
    }
    recreate(search, around);
    double changed = objective(instance, search.now);
    if (!annealing.accepts(changed - value, search.dice)) {
      search.go_back();
      continue;
    }
    if (changed != value && changed > best_value - promising * instance.usual_score) {
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
  return best;
}

Solution solution_from(Instance const& instance, State& state) {
  Solution solution;
  for (auto const amount : state.spent) solution.cost_minor += amount;
  for (auto& route : state.routes) {
    solution.days.push_back(timetable(instance, route));
    solution.score += route.worth;
    solution.travel_minutes += route.travel;
    solution.idle_minutes += route.idle;
    for (int slot = 0; slot < static_cast<int>(instance.day(route.day).meals.size()); ++slot)
      if (!route.has(slot)) solution.missed_meals.emplace_back(route.day, slot);
  }
  for (int stop : instance.mandatory)
    if (!state.visits(stop)) solution.missed_mandatory.push_back(stop);
  return solution;
}

}  // namespace

Solution optimise(Problem const& problem, Effort const& effort) {
  Instance const instance(problem);
  State best = instance.stops == 0 ? State(instance) : search_for_best(instance, effort);
  return solution_from(instance, best);
}

}  // namespace planner
