// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "places/catalogue_file.hpp"
#include "places/impl/embedded.hpp"
#include "places/search.hpp"

namespace {

using places::Place;

// The rows of the bundled cities, again and again, each with a number and two characters more in
// its name: names that share as many pieces as those of real cities do.
places::Catalogue generated(std::size_t count) {
  std::vector<Place> bundled;
  for (auto const& file : places::embedded::files())
    if (file.name.starts_with("places/"))
      for (auto& place : places::read_catalogue(file.name, file.text).places)
        bundled.push_back(std::move(place));
  static constexpr std::string_view more[] = {"东", "西", "南", "北", "中", "新", "老", "大", "小",
                                              "上", "下", "金", "龙", "凤", "湖", "江", "山", "海"};
  static constexpr std::string_view latin[] = {"East",   "West",   "Old",   "New",
                                               "Golden", "Dragon", "River", "Garden",
                                               "Lake",   "Hill",   "Sea",   "Star"};
  std::mt19937 random(7);
  std::vector<Place> places;
  places.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto place = bundled[i % bundled.size()];
    place.key = places::PlaceKey("generated-" + std::to_string(i));
    if (i >= bundled.size()) {
      place.name_zh = std::string(more[random() % std::size(more)]) +
                      std::string(more[random() % std::size(more)]) + place.name_zh;
      place.name_en = std::string(latin[random() % std::size(latin)]) + " " + place.name_en;
      place.popularity = static_cast<int>(random() % 60);
      place.at.lat += static_cast<double>(random() % 2000) / 1000 - 1;
      place.at.lon += static_cast<double>(random() % 2000) / 1000 - 1;
    }
    places.push_back(std::move(place));
  }
  return places::Catalogue(std::move(places));
}

places::PlaceIndex const& index() {
  static places::PlaceIndex const made(
      std::make_shared<places::Catalogue const>(generated(200'000)));
  return made;
}

constexpr std::string_view texts[] = {"三坊七巷",
                                      "公园",
                                      "店",
                                      "s",
                                      "sf",
                                      "sfqx",
                                      "xihu",
                                      "博物馆",
                                      "museum",
                                      "西湖 博物馆",
                                      "starbuks",
                                      "stabrucks",
                                      "鼓",
                                      "三方七巷",
                                      "dragon",
                                      "hotel",
                                      "old town",
                                      "xiamenlu",
                                      "火锅",
                                      "the",
                                      "west lake park",
                                      "福建 寺",
                                      "gongyan",
                                      "temple",
                                      "酒店",
                                      "nothing like it at all",
                                      "中山路步行街"};

double cpu_ms() {
  return 1000.0 * static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

// One text after the other, as people type them; p99_ms is of the CPU time of each.
void search_200_000_places(benchmark::State& state) {
  auto const any = [](Place const&) { return true; };
  std::vector<double> took;
  std::size_t next = 0;
  index();
  for (auto _ : state) {
    auto const began = cpu_ms();
    benchmark::DoNotOptimize(index().find(texts[next++ % std::size(texts)], any));
    took.push_back(cpu_ms() - began);
  }
  std::ranges::sort(took);
  state.counters["p99_ms"] = took[took.size() * 99 / 100];
  state.counters["worst_ms"] = took.back();
}
BENCHMARK(search_200_000_places)->Unit(benchmark::kMillisecond)->Iterations(1'000);

void places_near_a_point(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(index().catalogue().near({26.08, 119.30}, 5'000));
}
BENCHMARK(places_near_a_point)->Unit(benchmark::kMillisecond);

void build_the_index(benchmark::State& state) {
  auto const catalogue = std::make_shared<places::Catalogue const>(generated(200'000));
  for (auto _ : state) benchmark::DoNotOptimize(places::PlaceIndex(catalogue));
}
BENCHMARK(build_the_index)->Unit(benchmark::kMillisecond)->Iterations(2);

}  // namespace
