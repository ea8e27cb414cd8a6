// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/impl/amounts.hpp"
#include "planner/impl/checks.hpp"

namespace planner::impl {

namespace {

bool is_sensible(PriceRange const& price) {
  return price.low.currency() == price.high.currency() && price.low.minor() >= 0 &&
         price.low.minor() <= price.high.minor();
}

bool multiplies(LedgerLine const& line) {
  return times(line.unit.low, line.quantity) == line.total.low &&
         times(line.unit.high, line.quantity) == line.total.high;
}

bool is_known_price(Money price, PlaceFacts const& facts) {
  auto const& [adult, child, senior] = facts.prices;
  return price == adult || price == child || price == senior;
}

// Whether somebody may have to pay a price at this place that nobody knows.
bool has_unknown_price(LedgerLine const& line, PlaceFacts const& facts) {
  auto const& [adult, child, senior] = facts.prices;
  if (line.kind != CostKind::ticket || !adult) return !adult;
  return !adult->is_zero() && (!child || !senior);
}

std::string range_or_known(PriceRange const& price) {
  return fmt::format("{}{}", range(price), price.is_known ? "" : " (?)");
}

}  // namespace

Check ledger_sums(Case const& file) {
  Ruling ruling("ledger_sums", {"账目相加无误", "The sums add up"});
  auto const& plan = file.plan;
  for (auto const& line : plan.ledger)
    if (!is_sensible(line.unit) || !is_sensible(line.total) || line.quantity < 0 ||
        !multiplies(line))
      ruling.fail(say("{}：{} × {} 不等于 {}", "{}: {} × {} is not {}", line.label,
                      range(line.unit), line.quantity, range(line.total)));
  auto const sum = sum_of(plan.ledger, plan.total.low);
  if (!sum)
    ruling.fail(
        {"账目的币种不一致或金额过大", "The ledger mixes currencies or its amounts are too large"});
  else if (sum->low != plan.total.low || plan.total.high.currency() != sum->high.currency() ||
           sum->high != plan.total.high)
    ruling.fail(say("各项合计 {}，总价写的是 {}", "The lines add up to {}, the total says {}",
                    range(*sum), range(plan.total)));
  return ruling.close(say("{} 项合计 {}", "{}, together {}", counted(plan.ledger.size(), "line"),
                          range(plan.total)));
}

Check unknown_prices_as_range(Case const& file) {
  Ruling ruling("unknown_prices_as_range", {"未知价格给出区间", "Unknown prices are ranges"});
  int unknown = 0;
  for (auto const& line : file.plan.ledger) {
    bool const is_single = line.unit.low == line.unit.high;
    unknown += line.unit.is_known ? 0 : 1;
    if (line.unit.is_known != is_single) {
      ruling.fail(say("{}：{}，已知的价格应是一个数，未知的应是区间",
                      "{}: {}; a known price is one figure, an unknown one a range", line.label,
                      range_or_known(line.unit)));
      continue;
    }
    if (line.kind == CostKind::transport || line.place.empty()) continue;
    auto const* facts = look_up(file, line.place, ruling);
    if (facts == nullptr || !is_single) continue;
    if (has_unknown_price(line, *facts) && !is_known_price(line.unit.low, *facts))
      ruling.fail(say("{}：价格未知，却写成 {}", "{}: nobody knows the price, but it says {}",
                      line.label, amount(line.unit.low)));
  }
  return ruling.close(say("{} 项中有 {} 项价格未知，按区间计入",
                          "Of {} the price of {} is unknown and counts as a range",
                          counted(file.plan.ledger.size(), "line"), unknown));
}

Check within_budget(Case const& file) {
  Ruling ruling("within_budget", {"在预算之内", "Within the budget"});
  auto const budget = file.needs.budget;
  auto const sum = sum_of(file.plan.ledger, budget);
  if (!sum || file.plan.total.high.currency() != budget.currency()) {
    ruling.doubt(
        {"账目与预算的币种不同，无法比较", "The ledger and the budget cannot be compared"});
    return ruling.close(say("预算 {}", "Budget {}", amount(budget)));
  }
  bool const has_visits = std::any_of(file.plan.days.begin(), file.plan.days.end(),
                                      [](DayPlan const& day) { return !day.visits.empty(); });
  if (file.plan.ledger.empty() && has_visits)
    ruling.doubt({"行程没有账目", "The plan has no ledger"});
  auto const high = std::max(sum->high, file.plan.total.high);
  auto const item = say("最多 {}，预算 {}", "{} at most, budget {}", amount(high), amount(budget));
  if (high > budget) ruling.fail(item);
  return ruling.close(item);
}

}  // namespace planner::impl
