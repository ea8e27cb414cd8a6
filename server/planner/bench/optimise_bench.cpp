// SPDX-License-Identifier: Apache-2.0
// One solve; a recommendation has three (one per tier).
#include <benchmark/benchmark.h>

#include "planner/tests/random_problem.hpp"

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

}  // namespace

BENCHMARK(solve)
    ->ArgNames({"stops", "days", "iterations"})
    ->ArgsProduct({{80}, {1, 3}, {0, 500, 1000, 2000, 4000, 20000}})
    ->ArgsProduct({{150}, {5, 10}, {0, 1000, 2000, 4000, 20000}})
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
