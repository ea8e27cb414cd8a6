// SPDX-License-Identifier: Apache-2.0
#include "feedback/worth.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace feedback;

namespace {

Voices with(Voices voices, int stars) { return {voices.opinions + 1, voices.stars + stars}; }

// At most so many opinions of which each has one to five stars.
Voices any_voices(std::mt19937& random, unsigned most) {
  Voices made;
  for (auto left = random() % most; left > 0; --left)
    made = with(made, static_cast<int>(1 + random() % 5));
  return made;
}

Tally any_tally(std::mt19937& random) { return {any_voices(random, 60), any_voices(random, 60)}; }

Voices unanimous(std::int64_t people, int stars) { return {people, people * stars}; }

}  // namespace

TEST_CASE("a place that nobody spoke of is worth exactly what it was") {
  CHECK(worth_of({}) == 1.0);
  CHECK(Worths().of("fuzhou-gushan") == 1.0);
  CHECK(Worths({{"fuzhou-gushan", {{3, 15}}}}).of("fuzhou-wushan") == 1.0);
}

TEST_CASE("no one person moves a worth by more than a stated part, whatever others said") {
  std::mt19937 random(20);
  double most = 0;
  for (int round = 0; round < 3000; ++round) {
    auto const others = any_tally(random);
    auto const said = [&](int stars, bool is_settled) {  // 0: says nothing
      auto all = others;
      auto& voices = is_settled ? all.settled : all.newcomers;
      if (stars > 0) voices = with(voices, stars);
      return worth_of(all);
    };
    for (int before = 0; before <= 5; ++before)
      for (int after = 0; after <= 5; ++after)
        for (bool const was_settled : {false, true})
          most = std::max(most, std::abs(said(before, was_settled) - said(after, true)));
  }
  CHECK(most < most_of_one);
  CHECK(most > most_of_one / 2);  // the bound is not an idle one
}

TEST_CASE("a burst of new accounts moves a worth by no more than one person") {
  std::mt19937 random(22);
  for (int round = 0; round < 1000; ++round) {
    auto const settled = any_voices(random, 60);
    for (std::int64_t const burst : {1, 10, 1000, 100'000})
      for (int stars = 1; stars <= 5; ++stars) {
        auto const moved = worth_of({settled, unanimous(burst, stars)});
        CHECK(std::abs(moved - worth_of({settled})) < most_of_one);
      }
  }
  auto const newcomers = std::abs(worth_of({{}, unanimous(1000, 1)}) - 1);
  CHECK(newcomers == doctest::Approx(std::abs(worth_of({unanimous(1, 1)}) - 1)));
  CHECK(std::abs(worth_of({{}, unanimous(1, 1)}) - 1) < newcomers / 5);
}

TEST_CASE("many who agree do move it, and never beyond its bounds") {
  CHECK(worth_of({unanimous(100, 5)}) > 1.1);
  CHECK(worth_of({unanimous(100, 1)}) < 0.82);
  for (std::int64_t const people : {1, 10, 1000, 1'000'000})
    for (int stars = 1; stars <= 5; ++stars) {
      auto const worth = worth_of({unanimous(people, stars), unanimous(people, stars)});
      CHECK(worth >= 1 - most_influence);
      CHECK(worth <= 1 + most_influence);
    }
}

TEST_CASE("the more people say the same, the further it moves, and more stars are never worse") {
  std::mt19937 random(21);
  for (std::int64_t people = 1; people < 200; ++people) {
    CHECK(worth_of({unanimous(people + 1, 5)}) > worth_of({unanimous(people, 5)}));
    CHECK(worth_of({unanimous(people + 1, 1)}) <= worth_of({unanimous(people, 1)}));
  }
  for (int round = 0; round < 1000; ++round) {
    auto const others = any_tally(random);
    for (int stars = 1; stars < 5; ++stars)
      CHECK(worth_of({with(others.settled, stars), others.newcomers}) <=
            worth_of({with(others.settled, stars + 1), others.newcomers}));
  }
}

TEST_CASE("who plans keeps the worths it began with") {
  LiveWorths live;
  auto const before = live.now();
  live.replace(Worths({{"fuzhou-gushan", {unanimous(40, 5), unanimous(9, 1)}}}));
  CHECK(before->of("fuzhou-gushan") == 1.0);
  CHECK(live.now()->of("fuzhou-gushan") > 1.1);
  CHECK(live.now()->find("fuzhou-gushan")->settled.opinions == 40);
  CHECK(live.now()->size() == 1);
}
