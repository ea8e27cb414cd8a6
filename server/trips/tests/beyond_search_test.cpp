// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/beyond_search.hpp"

#include "trips/tests/town.hpp"

using namespace trips;

namespace {

// One day from nine to nine with lunch and dinner, and two tables for ¥30 each, ten minutes from
// everywhere, open from eleven to eight.
planner::Problem two_meals() {
  planner::Problem problem;
  planner::Stop table;
  table.score = 10;
  table.stay_min = table.stay_usual = table.stay_max = 60;
  table.cost_minor = 3'000;
  table.is_meal = true;
  table.windows = {{{11 * 60, 19 * 60, 20 * 60}}};
  problem.stops = {table, table};
  problem.days = {{2, 2, 9 * 60, 21 * 60, 0, 0, {{690, 780}, {1050, 1140}}}};
  problem.point_count = 3;
  problem.hops.assign(9, {10, 0, 0});
  problem.budgets = {{10'000}};
  return problem;
}

planner::Solution without_dinner() {
  planner::Solution solution;
  solution.missed_meals = {{0, 1}};
  return solution;
}

}  // namespace

TEST_CASE("a meal that could be had is not beyond a search") {
  CHECK_FALSE(is_beyond_search(two_meals(), without_dinner()));
}

TEST_CASE("where no table is open, or none can be reached and left in time, no search helps") {
  auto closed = two_meals();
  for (auto& stop : closed.stops) stop.windows = {{{11 * 60, 14 * 60, 15 * 60}}};
  CHECK(is_beyond_search(closed, without_dinner()));
  auto late = two_meals();
  late.days[0].from = 19 * 60;
  CHECK(is_beyond_search(late, without_dinner()));
  auto early = two_meals();
  early.days[0].until = 18 * 60 + 35;  // an hour at the table from 17:30, and ten minutes back
  CHECK(is_beyond_search(early, without_dinner()));
  early.days[0].until += 5;
  CHECK_FALSE(is_beyond_search(early, without_dinner()));
}

TEST_CASE("where the cheapest tables cost more than there is, no search helps") {
  auto poor = two_meals();
  poor.budgets = {{5'999}};
  CHECK(is_beyond_search(poor, without_dinner()));
  poor.budgets = {{6'000}};
  CHECK_FALSE(is_beyond_search(poor, without_dinner()));
  poor.budgets = {{5'999, planner::sight_tickets}};
  CHECK_FALSE(is_beyond_search(poor, without_dinner()));
}

TEST_CASE("a must that is missed may turn up in a longer search") {
  auto solution = without_dinner();
  solution.missed_mandatory = {0};
  auto closed = two_meals();
  closed.stops[0].windows.clear();
  CHECK_FALSE(is_beyond_search(closed, solution));
}

TEST_CASE("what a short search does not find is no reason to refuse") {
  Town const town;
  std::vector<std::vector<std::string>> const full_days{
      {"福州动物园", "五一广场", "于山", "温泉公园", "福州科技馆", "三坊七巷"},
      {"福道", "林觉民、冰心故居", "西禅寺", "鼓山", "涌泉寺", "解放大桥", "严复故居",
       "福建省革命历史纪念馆", "福州市博物馆", "华林寺", "林则徐纪念馆", "烟台山",
       "福州国家森林公园", "青云山"},
      {"烟台山", "华林寺", "福州动物园", "林觉民、冰心故居", "解放大桥", "西湖公园", "乌山"},
      {"福州动物园", "鼓山", "解放大桥", "闽江公园", "东百中心", "福州国家森林公园", "上下杭"}};
  int only_found_longer = 0;
  for (auto const& must : full_days) {
    auto wish = three_days();
    wish.endDate = wish.startDate + std::chrono::days(must.size() > 6 ? 1 : 0);
    wish.must = must;
    auto const wishes = town.wishes(wish);
    Ground const ground(town.city, town.travel_times, wishes);
    auto const style = style_of(planner::Tier::backpacker, wishes);
    auto const is_planned = [&](int longest) {
      return draft(wishes, ground,
                   {.style = style, .cap = wishes.budget, .iterations = 0, .longest = longest})
          .draft.has_value();
    };
    CHECK(is_planned(1000));
    only_found_longer += !is_planned(0);
  }
  CHECK(only_found_longer > 0);
}
