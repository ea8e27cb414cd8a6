// SPDX-License-Identifier: Apache-2.0
// CPU time of one whole recommendation — three tiers, each planned and verified — with the bundled
// catalogue: for 福州, the same wish every time, and for the wishes of bench/paced.py, taken in
// turn. Ways are shared between requests, as they are in a server.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "assistant/product_lexicon.hpp"
#include "base/random.hpp"
#include "places/areas.hpp"
#include "places/catalogue_store.hpp"
#include "places/estimated_travel_times.hpp"
#include "places/fares.hpp"
#include "storage/database.hpp"
#include "storage/migrations.hpp"
#include "trips/changes/edit.hpp"
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

auto const today = base::parse_day("2026-11-22").value();

// What a server works out once and shares between requests.
trips::Sources const& shared_sources() {
  static auto const catalogue = bundled_catalogue();
  static places::EstimatedTravelTimes const travel_times(places::Areas::china(),
                                                         places::Fares::bundled());
  static trips::CatalogueWays ways;
  static trips::Sources const sources{
      places::Areas::china(), catalogue, travel_times, &ways,
      std::make_shared<assistant::Lexicon const>(
          assistant::lexicon_from(places::Areas::china(), catalogue))};
  return sources;
}

void recommend_fuzhou(benchmark::State& state) {
  auto const& sources = shared_sources();
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

// As bench/paced.py asks for them.
trips::Wish mixed_wish(std::size_t number) {
  static constexpr char const* cities[] = {
      "福建省福州市鼓楼区", "福建省福州市", "福建省厦门市", "浙江省杭州市",
      "四川省成都市",       "上海市",       "北京市"};
  static constexpr int lengths[] = {3, 2, 3, 4, 3, 1, 3, 5};
  int const days = lengths[number % std::size(lengths)];
  trips::Wish wish;
  wish.destination = cities[number % std::size(cities)];
  wish.startDate = *base::parse_day("2027-04-16");
  wish.endDate = wish.startDate + std::chrono::days(days - 1);
  wish.budget = 2'500 * days;
  wish.seed = number;
  wish.party = trips::PartyWish{1 + static_cast<int>(number % 2), {}, 0};
  if (number % 5 == 1) wish.naturalLandscape = "山";
  if (number % 5 == 2) wish.socialLandscape = "博物馆";
  if (number % 5 == 3) wish.naturalLandscape = "湖";
  if (number % 5 == 3) wish.socialLandscape = "古镇";
  if (number % 5 == 4) wish.otherNeeds = "少走路，想看夜景";
  return wish;
}

void recommend_mixed(benchmark::State& state) {
  auto const& sources = shared_sources();
  std::size_t number = 0;
  for (auto _ : state) {
    auto const told = trips::recommend(mixed_wish(number++), sources, today);
    if (told.index() != 0) state.SkipWithError("no plan");
    benchmark::DoNotOptimize(told);
  }
}

// Trips that were kept, of the same wishes in turn, and the CPU time of what is done to each.
class KeptTrips {
 public:
  void each(benchmark::State& state, auto const& measured) {
    auto const& sources = shared_sources();
    std::vector<double> times_ms;
    std::size_t number = 0;
    for (auto _ : state) {
      state.PauseTiming();
      auto const wish = mixed_wish(number++);
      auto const told = trips::recommend(wish, sources, today);
      auto const& tiers = std::get<std::vector<trips::TierAnswer>>(told);
      auto const trip = trips::itinerary_of(wish, tiers[number % tiers.size()], ids_);
      auto const& day = trip.days[number % trip.days.size()];
      trips::Editor editor(sources, today, ids_);
      benchmark::DoNotOptimize(
          editor.render(trip, trips::WithFixes::no));  // as after the change before
      state.ResumeTiming();
      auto const began = std::clock();
      measured(editor, trip, day);
      times_ms.push_back(1000.0 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
    }
    std::sort(times_ms.begin(), times_ms.end());
    state.counters["p50_ms"] = times_ms[times_ms.size() / 2];
    state.counters["p99_ms"] = times_ms[times_ms.size() * 99 / 100];
    state.counters["max_ms"] = times_ms.back();
  }
  base::Ids& ids() { return ids_; }

 private:
  base::SystemClock clock_;
  base::SeededRandom random_{1};
  base::Ids ids_{clock_, random_};
};

// The ways round a storm on one day, as one request works them out: all that are found, each tried
// and verified, with nothing known before.
void propose_mixed(benchmark::State& state) {
  KeptTrips kept;
  kept.each(state,
            [&kept](trips::Editor&, trips::Itinerary const& trip, trips::ItineraryDay const& day) {
              trips::Disruption storm;
              storm.what = {"台风", "A typhoon"};
              storm.first = storm.last = day.date;
              storm.is_outdoors_only = true;
              trips::Editor editor(shared_sources(), today, kept.ids());
              benchmark::DoNotOptimize(editor.proposals(trip, storm));
            });
}
BENCHMARK(propose_mixed)->Iterations(280)->Unit(benchmark::kMillisecond);

void optimise(benchmark::State& state, bool is_one_day) {
  KeptTrips kept;
  kept.each(state, [is_one_day](trips::Editor& editor, trips::Itinerary const& trip,
                                trips::ItineraryDay const& day) {
    trips::Command command;
    command.type = trips::CommandType::optimise;
    if (is_one_day) command.day = day.date;
    benchmark::DoNotOptimize(editor.apply(trip, command));
  });
}
BENCHMARK_CAPTURE(optimise, day, true)->Iterations(280)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(optimise, trip, false)->Iterations(280)->Unit(benchmark::kMillisecond);

// As many wishes in every run, so that runs compare.
BENCHMARK(recommend_mixed)->Iterations(280)->Unit(benchmark::kMillisecond);
BENCHMARK(recommend_fuzhou)->Arg(1)->Arg(3)->Arg(5)->Arg(10)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
