// SPDX-License-Identifier: Apache-2.0
#include "assistant/wish_slots.hpp"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using assistant::Family;

// As many names as a country's catalogue, made of common characters so that many are alike.
assistant::Lexicon lexicon_of(std::size_t places) {
  static constexpr std::string_view parts[] = {"东", "西", "南", "北", "山", "湖", "江", "寺",
                                               "古", "新", "金", "玉", "龙", "凤", "云", "月"};
  static constexpr std::string_view kinds[] = {"公园",   "博物馆", "古镇",
                                               "风景区", "大酒店", "餐厅"};
  auto entries = assistant::product_words();
  entries.push_back({Family::city, "福州", {"福州", "Fuzhou"}, "", 1});
  entries.push_back({Family::city, "上海", {"上海", "Shanghai"}, "", 1});
  for (std::size_t i = 0; i < places; ++i) {
    std::string name;
    for (auto rest = i * 7919 + 17; name.size() < 12; rest /= 16) name += parts[rest % 16];
    name += std::to_string(i / 16) + std::string(kinds[i % 6]);
    auto const family = i % 6 == 4   ? Family::hotel
                        : i % 6 == 5 ? Family::restaurant
                                     : Family::sight;
    entries.push_back({family, name, {name}, "福州", 1});
  }
  return assistant::Lexicon(std::move(entries));
}

std::string text_of_1_kb() {
  std::string const once =
      "下周五带两个孩子和爸妈从上海去福州玩三天，预算8000以内，想住亲子酒店，一定要去龙云湖公园"
      "和东山古镇，不吃辣，坐高铁，晚上九点前回酒店，要么去博物馆要么逛古镇，离江边近一点。";
  std::string text;
  while (text.size() + once.size() <= 1024) text += once;
  return text;
}

void read_1_kb(benchmark::State& state) {
  auto const lexicon = lexicon_of(static_cast<std::size_t>(state.range(0)));
  auto const text = text_of_1_kb();
  auto const today = *base::parse_day("2026-11-25");
  for (auto _ : state) benchmark::DoNotOptimize(assistant::read_wish(text, lexicon, today));
  state.counters["kb"] = static_cast<double>(text.size()) / 1024;
  state.counters["names"] = static_cast<double>(lexicon.entries().size());
}
BENCHMARK(read_1_kb)->Arg(100)->Arg(10'000)->Arg(50'000)->Unit(benchmark::kMillisecond);

void compile_a_lexicon(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(lexicon_of(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(compile_a_lexicon)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
