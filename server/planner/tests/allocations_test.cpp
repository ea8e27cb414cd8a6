// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

#include "planner/tests/modal_problem.hpp"
#include "planner/tests/orienteering_problem.hpp"

namespace {
long allocations = 0;
}

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace planner;
using namespace planner::testing;

namespace {

long allocations_of(Problem const& problem, int iterations) {
  long const before = allocations;
  (void)optimise(problem, {1, iterations, {}});
  return allocations - before;
}

}  // namespace

TEST_CASE("a longer search allocates no more than a short one") {
  for (auto const& problem : {orienteering_problem({60, 3, 2, 1}), random_problem({60, 3, 1}),
                              modal_problem({60, 3, 1}, true)}) {
    auto const few = allocations_of(problem, 20);
    CHECK(few > 0);
    CHECK(allocations_of(problem, 400) <= few + 16);  // the timetable may have more visits
  }
}
