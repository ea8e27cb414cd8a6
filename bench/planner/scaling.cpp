// SPDX-License-Identifier: Apache-2.0
// How long the planner takes to come within 1 % of what it finds in a long time, for a city of
// --stops places (a third of them restaurants) and a trip of --days days. One JSON line.
#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <cstdlib>
#include <cstring>

#include "planner/tests/random_problem.hpp"

namespace {

using namespace planner;

constexpr double ladder_ms[] = {5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
constexpr double close_enough = 0.99;

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

struct Run {
  double objective = 0;
  double ms = 0;
};

Run solve(Problem const& problem, double limit_ms) {
  double const began = cpu_ms();
  Effort effort;
  effort.elapsed_share = [&] { return (cpu_ms() - began) / limit_ms; };
  double const objective = optimise(problem, effort).objective;
  return {objective, cpu_ms() - began};
}

int number_after(int count, char** words, char const* name, int otherwise) {
  for (int i = 1; i + 1 < count; ++i)
    if (std::strcmp(words[i], name) == 0) return std::atoi(words[i + 1]);
  return otherwise;
}

}  // namespace

int main(int count, char** words) {
  int const stops = number_after(count, words, "--stops", 100);
  int const days = number_after(count, words, "--days", 3);
  int const long_ms = number_after(count, words, "--long-ms", 10'000);
  auto const problem = testing::random_problem({stops, days, 1});
  auto const best = solve(problem, long_ms);
  Run quick = best;
  for (double const limit : ladder_ms) {
    if (limit >= long_ms) break;
    quick = solve(problem, limit);
    if (quick.objective >= close_enough * best.objective) break;
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print(
      "{{\"stops\":{},\"days\":{},\"ms\":{:.0f},\"objective\":{:.1f},\"long_objective\":{:.1f},"
      "\"memory_mb\":{}}}\n",
      stops, days, quick.ms, quick.objective, best.objective, used.ru_maxrss / 1024);
}
