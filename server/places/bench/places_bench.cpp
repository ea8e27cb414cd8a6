// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "places/areas.hpp"
#include "places/catalogue_file.hpp"
#include "places/estimated_travel_times.hpp"
#include "places/impl/embedded.hpp"

namespace {

std::vector<places::Place> fuzhou() {
  return places::read_catalogue("fuzhou.csv", places::embedded::text_of("places/fuzhou.csv"))
      .places;
}

// What a planner asks once for a city: every pair of its places by every mode.
void all_legs_of_a_city(benchmark::State& state) {
  std::vector<base::LatLon> positions;
  for (auto const& place : fuzhou()) positions.push_back(place.at);
  places::EstimatedTravelTimes const times(places::Areas::china(), places::Fares::bundled());
  for (auto _ : state)
    for (auto const mode : {places::Mode::walk, places::Mode::bike, places::Mode::bus,
                            places::Mode::metro, places::Mode::taxi})
      benchmark::DoNotOptimize(times.legs(places::AreaCode(350100), positions, mode));
  state.counters["places"] = static_cast<double>(positions.size());
}
BENCHMARK(all_legs_of_a_city)->Unit(benchmark::kMillisecond);

// What the start of the server pays for one city.
void read_a_city(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(fuzhou());
}
BENCHMARK(read_a_city)->Unit(benchmark::kMillisecond);

// A day of a place with seasons and holidays, as the scheduler asks it.
void open_spans_of_a_day(benchmark::State& state) {
  auto const hours = places::OpeningHours::parse(
      "Apr-Oct Tu-Su 08:00-18:00; Nov-Mar Tu-Su 08:30-17:00; PH 08:00-18:00; Jan 01 off");
  auto day = base::parse_day("2026-01-01").value();
  for (auto _ : state) {
    benchmark::DoNotOptimize(hours->open_spans(day));
    day += std::chrono::days(1);
  }
}
BENCHMARK(open_spans_of_a_day);

void resolve_an_area(benchmark::State& state) {
  auto const& areas = places::Areas::china();
  for (auto _ : state)
    benchmark::DoNotOptimize(areas.resolve("福建省福州市鼓楼区", [](auto) { return true; }));
}
BENCHMARK(resolve_an_area)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
