// SPDX-License-Identifier: Apache-2.0
// One solve; a recommendation has three (one per tier).
#include <benchmark/benchmark.h>

#include "planner/tests/modal_problem.hpp"

namespace {

void solve(benchmark::State& state) {
  auto const problem = planner::testing::random_problem(
      {static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), 7});
  int const iterations = static_cast<int>(state.range(2));
  planner::Solution solution;
  for (auto _ : state) benchmark::DoNotOptimize(solution = optimise(problem, {1, iterations, {}}));
  state.counters["score"] = solution.score;
  state.counters["travel_min"] = solution.travel_minutes;
  state.counters["idle_min"] = solution.idle_minutes;
}

// Three modes, rush hours, and a budget for fares that binds: the mean of ten problems.
void solve_with_modes(benchmark::State& state) {
  std::vector<planner::Problem> problems;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    auto const days = static_cast<int>(state.range(1));
    problems.push_back(planner::testing::modal_problem(
        {static_cast<int>(state.range(0)), days, seed}, state.range(3) != 0));
    problems.back().budgets = {{4000 * days, planner::hop_fares}};
  }
  double objective = 0;
  for (auto _ : state) {
    objective = 0;
    for (auto const& problem : problems)
      objective += optimise(problem, {1, static_cast<int>(state.range(2)), {}}).objective;
  }
  state.counters["objective"] = objective / static_cast<double>(problems.size());
}

// A sight of the second day has closed; the rest is to stay as it is where it can.
void replan(benchmark::State& state) {
  auto problem = planner::testing::random_problem(
      {static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), 7});
  auto const before = optimise(problem, {1, 2000, {}});
  planner::Earlier earlier;
  for (auto const& day : before.days) {
    auto& visits = earlier.days.emplace_back();
    for (auto const& visit : day) visits.push_back({visit.stop, visit.meal_slot});
  }
  earlier.price_of_change = 50;
  problem.stops[static_cast<std::size_t>(before.days[1][0].stop)].windows.clear();
  planner::Effort effort;
  effort.iterations = static_cast<int>(state.range(2));
  effort.earlier = &earlier;
  planner::Solution solution;
  for (auto _ : state) benchmark::DoNotOptimize(solution = optimise(problem, effort));
  state.counters["score"] = solution.score;
  state.counters["changes"] = solution.changes;
}

}  // namespace

BENCHMARK(replan)
    ->ArgNames({"stops", "days", "iterations"})
    ->ArgsProduct({{80}, {3}, {500, 1000, 2000}})
    ->ArgsProduct({{150}, {5, 10}, {500, 1000, 2000}})
    ->Unit(benchmark::kMillisecond);

BENCHMARK(solve_with_modes)
    ->ArgNames({"stops", "days", "iterations", "rush"})
    ->ArgsProduct({{80}, {3}, {600, 2000}, {0, 1}})
    ->Unit(benchmark::kMillisecond);

BENCHMARK(solve)
    ->ArgNames({"stops", "days", "iterations"})
    ->ArgsProduct({{80}, {1, 3}, {0, 500, 1000, 2000, 4000, 20000}})
    ->ArgsProduct({{150}, {5, 10}, {0, 1000, 2000, 4000, 20000}})
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
