// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/impl/ruling.hpp"

namespace planner {

namespace {

using impl::counted;
using impl::Ruling;
using impl::say;

bool contains(std::vector<std::string> const& words, std::string const& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_same(Visit const& a, Visit const& b) {
  return a.place == b.place && a.meal == b.meal && a.stay == b.stay;
}

bool is_same(Leg const& a, Leg const& b) {
  return a.from == b.from && a.to == b.to && a.mode == b.mode && a.span == b.span &&
         a.metres == b.metres && a.fare == b.fare;
}

bool is_same(DayPlan const& a, DayPlan const& b) {
  auto const same = [](auto const& x, auto const& y) { return is_same(x, y); };
  return a.date == b.date && a.start == b.start && a.end == b.end && a.lodging == b.lodging &&
         std::equal(a.visits.begin(), a.visits.end(), b.visits.begin(), b.visits.end(), same) &&
         std::equal(a.legs.begin(), a.legs.end(), b.legs.begin(), b.legs.end(), same);
}

bool is_same(PriceRange const& a, PriceRange const& b) {
  return a.low == b.low && a.high == b.high && a.is_known == b.is_known;
}

bool is_same(LedgerLine const& a, LedgerLine const& b) {
  return a.kind == b.kind && a.place == b.place && a.date == b.date && a.quantity == b.quantity &&
         is_same(a.unit, b.unit) && is_same(a.total, b.total);
}

DayPlan const* day_of(Plan const& plan, Day date) {
  auto const found = std::find_if(plan.days.begin(), plan.days.end(),
                                  [&](DayPlan const& day) { return day.date == date; });
  return found == plan.days.end() ? nullptr : &*found;
}

bool keeps(Plan const& after, Day date, Visit const& visit) {
  auto const* day = day_of(after, date);
  return day != nullptr && std::any_of(day->visits.begin(), day->visits.end(),
                                       [&](Visit const& other) { return is_same(visit, other); });
}

Check pinned_stays(Plan const& before, Plan const& after, Revision const& revision) {
  Ruling ruling("pinned_stays", {"固定的安排没有动", "What is pinned stays where it was"});
  std::size_t pinned = 0;
  for (auto const& day : before.days)
    for (auto const& visit : day.visits) {
      if (!visit.is_pinned) continue;
      ++pinned;
      if (!keeps(after, day.date, visit) && !contains(revision.consented, visit.place))
        ruling.fail(say("{}的“{}”未经同意就改了", "“{1}” on {0} was changed without consent",
                        date_words(day.date), visit.place));
    }
  return ruling.close(say("{} 处固定", "{}", counted(pinned, "pinned visit")));
}

Check paid_stays(Plan const& before, Plan const& after, Revision const& revision) {
  Ruling ruling("paid_stays", {"已付款的没有动", "What is paid for stays as it was"});
  std::size_t paid = 0;
  for (auto const& line : before.ledger) {
    if (!line.is_paid) continue;
    ++paid;
    bool const is_kept = std::any_of(after.ledger.begin(), after.ledger.end(),
                                     [&](auto const& other) { return is_same(line, other); });
    if (!is_kept && !contains(revision.consented, line.place))
      ruling.fail(say("已付款的“{}”未经同意就改了",
                      "“{}” is paid for and was changed without consent", line.label));
  }
  return ruling.close(say("{} 项已付款", "{}", counted(paid, "paid line")));
}

Check only_affected_changed(Plan const& before, Plan const& after, Revision const& revision) {
  Ruling ruling("only_affected_changed", {"只动了受影响的日子", "Only affected days were changed"});
  for (auto const& day : before.days) {
    auto const& affected = revision.affected;
    if (std::find(affected.begin(), affected.end(), day.date) != affected.end()) continue;
    auto const* other = day_of(after, day.date);
    if (other == nullptr || !is_same(day, *other))
      ruling.fail(say("{}不受影响，却改了", "{} is not affected and was changed all the same",
                      date_words(day.date)));
    else
      ruling.holds(date_words(day.date));
  }
  if (after.days.size() != before.days.size())
    ruling.fail(say("原来 {} 天，改后 {} 天", "{} before, {} after",
                    counted(before.days.size(), "day"), counted(after.days.size(), "day")));
  return ruling.close(say("比较了 {} 天", "{} compared", counted(before.days.size(), "day")));
}

Check difference_told(Plan const& before, Plan const& after, Revision const& revision) {
  Ruling ruling("difference_told", {"差价说清楚了", "The difference in price is told"});
  if (before.total.low.currency() != after.total.low.currency() ||
      before.total.high.currency() != after.total.high.currency()) {
    ruling.doubt({"前后币种不同，无法比较", "The totals are in different currencies"});
    return ruling.close({"总价", "The totals"});
  }
  auto const item = say("原来 {}，改后 {}", "{} before, {} after", impl::range(before.total),
                        impl::range(after.total));
  auto const& told = revision.difference;
  if (!told)
    ruling.doubt({"没有写明差价", "No difference is stated"});
  else if (told->low.minor() != after.total.low.minor() - before.total.low.minor() ||
           told->high.minor() != after.total.high.minor() - before.total.high.minor())
    ruling.fail(
        say("{}，差价写的是 {}", "{}, the difference told is {}", item, impl::range(*told)));
  return ruling.close(item);
}

bool is_same_plan(Plan const& a, Plan const& b) {
  auto const same = [](auto const& x, auto const& y) { return is_same(x, y); };
  return a.tier == b.tier && is_same(a.total, b.total) &&
         std::equal(a.days.begin(), a.days.end(), b.days.begin(), b.days.end(), same) &&
         std::equal(a.ledger.begin(), a.ledger.end(), b.ledger.begin(), b.ledger.end(), same);
}

void add(Certificate& certificate, Check check) {
  certificate.verdict = std::max(certificate.verdict, check.verdict);
  certificate.checks.push_back(std::move(check));
}

}  // namespace

Certificate verify_change(Plan const& before, Plan const& after, Revision const& revision) {
  Certificate certificate;
  for (auto const rule : {pinned_stays, paid_stays, only_affected_changed, difference_told})
    add(certificate, rule(before, after, revision));
  return certificate;
}

Certificate verify_repeat(Plan const& once, Plan const& again) {
  Ruling ruling("repeatable", {"同样的要求得到同样的行程", "The same wish gives the same plan"});
  for (std::size_t d = 0; d < std::min(once.days.size(), again.days.size()); ++d)
    if (!is_same(once.days[d], again.days[d]))
      ruling.fail(say("{}两次不同", "{} differs", date_words(once.days[d].date)));
    else
      ruling.holds(date_words(once.days[d].date));
  if (!is_same_plan(once, again))
    ruling.fail(say("两次的总价 {} 与 {}，或账目不同", "The totals {} and {}, or the lines differ",
                    impl::range(once.total), impl::range(again.total)));
  Certificate certificate;
  add(certificate, ruling.close(say("规划了两次，比较了 {} 天", "Planned twice, {} compared",
                                    counted(once.days.size(), "day"))));
  return certificate;
}

}  // namespace planner
