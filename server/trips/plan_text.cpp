// SPDX-License-Identifier: Apache-2.0
#include "trips/plan_text.hpp"

#include <fmt/format.h>

#include <charconv>

#include "trips/clocks.hpp"
#include "trips/words.hpp"

namespace trips {
namespace {

std::string_view mode_word(planner::Mode mode) { return to_word(static_cast<places::Mode>(mode)); }

std::optional<int> number_from(std::string_view digits) {
  int number = 0;
  auto const end = digits.data() + digits.size();
  auto const read = std::from_chars(digits.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < 0) return std::nullopt;
  return number;
}

// 09:05, and 24:30 for half past midnight of the next day.
std::optional<base::Minutes> minutes_from(std::string_view clock) {
  if (clock.size() != 5 || clock[2] != ':') return std::nullopt;
  auto const hours = number_from(clock.substr(0, 2));
  auto const minutes = number_from(clock.substr(3, 2));
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  return base::Minutes(*hours * 60 + *minutes);
}

base::Result<base::MinuteSpan> span_from(std::string const& start, std::string const& end) {
  auto const from = minutes_from(start);
  auto const until = minutes_from(end);
  if (!from || !until)
    return base::refuse(base::Refusal::invalid,
                        fmt::format("{} – {} is no span of time.", start, end));
  return base::MinuteSpan{*from, *until};
}

planner::PriceRange range_from(AmountRange const& range, bool is_known) {
  return {base::Money(range.low_minor, base::Currency::cny),
          base::Money(range.high_minor, base::Currency::cny), is_known};
}

planner::LedgerLine line_from(LedgerAnswer const& answer) {
  planner::LedgerLine line;
  line.kind = answer.kind;
  line.label = answer.label;
  line.place = answer.place;
  line.date = answer.date;
  line.unit = range_from(answer.unit, answer.known);
  line.quantity = answer.quantity;
  line.total = range_from(answer.total, answer.known);
  line.source.name = answer.source;
  // Older releases wrote the first day of all for none.
  if (answer.as_of.value_or(base::Day{}) != base::Day{}) line.source.as_of = answer.as_of;
  return line;
}

base::Result<planner::DayPlan> day_from(DayAnswer const& answer) {
  planner::DayPlan day;
  day.date = answer.date;
  day.weekday = answer.weekday;
  day.start = answer.start.key;
  day.end = answer.end.key;
  if (answer.lodging) day.lodging = answer.lodging->key;
  for (auto const& each : answer.visits) {
    auto const stay = span_from(each.start, each.end);
    if (!stay) return stay.error();
    day.visits.push_back({each.place.key, each.role, each.meal, *stay, false});
    day.visits.back().says_to_book = each.place.needs_booking;
    if (each.alternative) day.visits.back().alternative = each.alternative->key;
  }
  for (auto const& each : answer.legs) {
    auto const span = span_from(each.start, each.end);
    if (!span) return span.error();
    day.legs.push_back({each.from, each.to, each.mode, *span, each.metres,
                        base::Money(each.fare.low_minor, base::Currency::cny)});
  }
  return day;
}

base::Result<planner::Ride> ride_from(RideAnswer const& answer) {
  auto const departs = minutes_from(answer.departs);
  auto const arrives = minutes_from(answer.arrives);
  if (!departs || !arrives)
    return base::refuse(base::Refusal::invalid,
                        fmt::format("{} – {} is no span of time.", answer.departs, answer.arrives));
  planner::Ride ride;
  ride.number = answer.number.value_or("");
  ride.from = answer.from.zh;
  ride.to = answer.to.zh;
  ride.depart_day = answer.depart_day;
  ride.departs = *departs;
  ride.arrive_day = answer.arrive_day;
  ride.arrives = *arrives;
  constexpr int beijing = base::Minutes(base::china_offset).count();
  ride.depart_offset = base::Minutes(answer.depart_offset_minutes.value_or(beijing));
  ride.arrive_offset = base::Minutes(answer.arrive_offset_minutes.value_or(beijing));
  ride.source = answer.source;
  ride.as_of = answer.as_of.value_or(base::Day{});
  return ride;
}

std::string to_text(RideAnswer const& ride) {
  return fmt::format("  {} {} {} → {} {} {}{}\n", base::to_text(ride.depart_day), ride.departs,
                     ride.from.zh, base::to_text(ride.arrive_day), ride.arrives, ride.to.zh,
                     ride.is_estimate ? "（估计）" : " " + ride.number.value_or(""));
}

}  // namespace

std::string to_text(DayAnswer const& day) {
  std::string text;
  for (std::size_t i = 0; i < day.legs.size(); ++i) {
    auto const& leg = day.legs[i];
    if (!text.empty()) text += " ~ ";
    text += fmt::format("{} {}m", mode_word(leg.mode), leg.minutes);
    if (i >= day.visits.size()) break;
    auto const& visit = day.visits[i];
    auto const from = *minutes_from(visit.start);
    auto const until = *minutes_from(visit.end);
    text += fmt::format(" ~ {} {} {}m", visit.start, visit.place.name.zh, (until - from).count());
  }
  return text;
}

std::string to_text(TierAnswer const& tier) {
  auto text = fmt::format("{} · {} · {}\n", tier.name.zh, tier.budgetRange, tier.summary.zh);
  for (auto const& ride : tier.rides) text += to_text(ride);
  for (std::size_t d = 0; d < tier.days.size(); ++d) {
    auto const& day = tier.days[d];
    text += fmt::format("第 {} 天 {} {} {}\n  {} {} ~ {}\n", d + 1, base::to_text(day.date),
                        weekday_name(day.date).zh, day.title.zh,
                        day.legs.empty() ? "" : day.legs.front().start, day.start.name.zh,
                        to_text(day));
    if (!day.legs.empty()) text += fmt::format("  {} {}\n", day.legs.back().end, day.end.name.zh);
  }
  for (auto const& warning : tier.warnings) text += "注意：" + warning.text.zh + "\n";
  return text;
}

base::Result<planner::Plan> plan_from(TierAnswer const& tier) {
  planner::Plan plan;
  plan.tier = tier.tier;
  plan.datum = tier.datum;
  plan.utc_offset = clocks_of(tier).standard_offset();
  for (auto const& each : tier.days) {
    auto day = day_from(each);
    if (!day) return day.error();
    plan.days.push_back(std::move(*day));
  }
  for (auto const& each : tier.rides) {
    auto ride = ride_from(each);
    if (!ride) return ride.error();
    plan.rides.push_back(std::move(*ride));
  }
  for (auto const& line : tier.ledger) plan.ledger.push_back(line_from(line));
  bool const is_known = tier.total.low_minor == tier.total.high_minor;
  plan.total = range_from(tier.total, is_known);
  return plan;
}

}  // namespace trips
