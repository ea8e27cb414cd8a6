// SPDX-License-Identifier: Apache-2.0
// CPU time of one whole recommendation — three tiers, each planned and verified — for 福州 with
// the bundled catalogue. The same wish every time: only the speed may change between two runs.
#include <benchmark/benchmark.h>

#include <chrono>

#include "base/random.hpp"
#include "places/areas.hpp"
#include "places/catalogue_store.hpp"
#include "places/estimated_travel_times.hpp"
#include "places/fares.hpp"
#include "storage/database.hpp"
#include "storage/migrations.hpp"
#include "trips/recommend.hpp"

namespace {

places::Catalogue bundled_catalogue() {
  base::SeededRandom random(1);
  base::SystemClock const clock;
  storage::Database db("sqlite::memory:", random, {.connections = 1});
  if (!storage::migrate(db, storage::built_in_migrations(), clock)) std::abort();
  places::CatalogueStore store(db, places::Areas::china(), clock);
  store.import_bundled();
  return store.load().catalogue;
}

void recommend_fuzhou(benchmark::State& state) {
  static auto const catalogue = bundled_catalogue();
  places::EstimatedTravelTimes const travel_times(places::Areas::china(), places::Fares::bundled());
  trips::Sources const sources{places::Areas::china(), catalogue, travel_times};
  auto const today = *base::parse_day("2026-11-22");
  trips::Wish wish;
  wish.destination = "福建省福州市鼓楼区";
  wish.startDate = *base::parse_day("2026-12-01");
  wish.endDate = wish.startDate + std::chrono::days(state.range(0) - 1);
  wish.budget = 2'000 * state.range(0);
  wish.naturalLandscape = "山";
  wish.socialLandscape = "博物馆";
  wish.cuisine = "闽菜";
  for (auto _ : state) {
    auto const told = trips::recommend(wish, sources, today);
    if (told.index() != 0) state.SkipWithError("no plan");
    benchmark::DoNotOptimize(told);
  }
}
BENCHMARK(recommend_fuzhou)->Arg(1)->Arg(3)->Arg(5)->Arg(10)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
