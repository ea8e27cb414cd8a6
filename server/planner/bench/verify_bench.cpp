// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "planner/tests/weekend.hpp"
#include "planner/verify.hpp"

namespace {

void certify(benchmark::State& state) {
  planner::testing::Weekend const weekend;
  for (auto _ : state) benchmark::DoNotOptimize(verify(weekend.plan, weekend.needs, weekend.world));
}

}  // namespace

BENCHMARK(certify)->Unit(benchmark::kMicrosecond);
