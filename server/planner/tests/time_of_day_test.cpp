// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/expects.hpp"
#include "planner/tests/modal_problem.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

int percent_at(std::vector<TrafficStep> const& steps, int minute) {
  int percent = 100;
  for (auto const& step : steps)
    if (minute >= step.from) percent = step.percent;
  return minute < 0 || minute >= 24 * 60 ? 100 : percent;
}

// Minute by minute, each does so much of the way as traffic lets it.
int simulated_arrival(std::vector<TrafficStep> const& steps, int leave, int usual_minutes) {
  int done = 0;
  int now = leave;
  for (; done < 1000 * usual_minutes; ++now) done += 100'000 / percent_at(steps, now);
  return now;
}

std::vector<TrafficStep> random_steps(CityDice& dice) {
  std::vector<TrafficStep> steps;
  for (int from = dice.from(0, 300); from < 24 * 60; from += dice.from(1, 400))
    steps.push_back({from, dice.from(25, 400)});
  return steps;
}

}  // namespace

TEST_CASE("a way takes longer while traffic is thick, and only then") {
  TimeOfDay const traffic({{450, 150}, {540, 100}});
  CHECK(traffic.arrival(400, 30) == 430);
  CHECK(traffic.arrival(450, 20) == 481);  // 30 minutes; a thousandth short of them is a minute
  CHECK(traffic.arrival(600, 30) == 630);
  CHECK(traffic.arrival(525, 30) == 561);  // ten minutes of it are done by nine
  CHECK(traffic.departure(630, 30) == 600);
  CHECK(traffic.arrival(traffic.departure(561, 30), 30) <= 561);
}

TEST_CASE("arrivals are what a simulation minute by minute says") {
  CityDice dice(3);
  for (int round = 0; round < 200; ++round) {
    auto const steps = random_steps(dice);
    TimeOfDay const traffic(steps);
    for (int i = 0; i < 50; ++i) {
      int const leave = dice.from(-100, 1600);
      int const usual = dice.from(0, 200);
      CHECK(traffic.arrival(leave, usual) == simulated_arrival(steps, leave, usual));
    }
  }
}

TEST_CASE("nobody arrives earlier by leaving later, and the latest departure is the latest") {
  CityDice dice(4);
  for (int round = 0; round < 200; ++round) {
    int const round_to = dice.from(1, 15);
    TimeOfDay const traffic(random_steps(dice), round_to);
    for (int i = 0; i < 50; ++i) {
      int const at = dice.from(-100, 1600);
      int const usual = dice.from(0, 200);
      CHECK(traffic.arrival(at, usual) <= traffic.arrival(at + 1, usual));
      CHECK(traffic.arrival(at, usual) % round_to == 0);
      int const leave = traffic.departure(at, usual);
      CHECK(traffic.arrival(leave, usual) <= at);
      CHECK(traffic.arrival(leave + 1, usual) > at);
    }
  }
}

TEST_CASE("no way takes less than the least share of its time") {
  CityDice dice(5);
  for (int round = 0; round < 2000; ++round) {
    TimeOfDay const traffic(random_steps(dice));
    int const leave = dice.from(0, 1400);
    int const usual = dice.from(0, 200);
    CHECK(traffic.arrival(leave, usual) - leave >= usual * traffic.least_percent() / 100);
  }
}

TEST_CASE("traffic without sense is a bug") {
  CHECK_THROWS_AS(TimeOfDay({{0, 10}}), base::Bug);
  CHECK_THROWS_AS(TimeOfDay({{0, 500}}), base::Bug);
  CHECK_THROWS_AS(TimeOfDay({{60, 100}, {60, 120}}), base::Bug);
  CHECK_THROWS_AS(TimeOfDay({}, 0), base::Bug);
}
