// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>

#include "places/areas.hpp"
#include "places/estimated_travel_times.hpp"
#include "travel/street_travel_times.hpp"

// XINGQU_EXTRACT names an extract of Liechtenstein; bench/travel.py asks Valhalla about the very
// same points.
namespace {

constexpr places::AreaCode anywhere{};

std::vector<base::LatLon> hundred_points() {
  std::vector<base::LatLon> points;
  for (int i = 1; i <= 100; ++i) {
    double const north = i * 0.6180339887;
    double const east = i * 0.7548776662;
    points.push_back(
        {47.05 + 0.2 * (north - std::floor(north)), 9.48 + 0.08 * (east - std::floor(east))});
  }
  return points;
}

travel::LiveStreets const& imported_streets() {
  static auto const streets = [] {
    auto live = std::make_unique<travel::LiveStreets>();
    auto import = travel::import_streets(std::getenv("XINGQU_EXTRACT"));
    live->replace({std::make_shared<travel::StreetGround const>(std::move(import.value().region))});
    return live;
  }();
  return *streets;
}

places::EstimatedTravelTimes const& estimate() {
  static places::EstimatedTravelTimes const times(places::Areas::china(), places::Fares::bundled());
  return times;
}

void hundred_by_hundred_by_estimate(benchmark::State& state) {
  auto const points = hundred_points();
  for (auto _ : state)
    benchmark::DoNotOptimize(estimate().legs(anywhere, points, places::Mode::taxi));
}
BENCHMARK(hundred_by_hundred_by_estimate)->Unit(benchmark::kMillisecond);

void hundred_by_hundred_along_streets(benchmark::State& state) {
  travel::StreetTravelTimes const times(imported_streets(), estimate(), places::Fares::bundled());
  auto const points = hundred_points();
  std::size_t known = 0;
  for (auto _ : state) {
    auto const table = times.legs(anywhere, points, places::Mode::taxi);
    known = 0;
    for (std::size_t a = 0; a < points.size(); ++a)
      for (std::size_t b = 0; b < points.size(); ++b)
        known += table.at(a, b).source == places::LegSource::streets;
  }
  state.counters["known"] = static_cast<double>(known);
}
BENCHMARK(hundred_by_hundred_along_streets)->Unit(benchmark::kMillisecond);

void one_import(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(travel::import_streets(std::getenv("XINGQU_EXTRACT")));
}
BENCHMARK(one_import)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
