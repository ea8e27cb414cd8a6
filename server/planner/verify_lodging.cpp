// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/impl/checks.hpp"
#include "planner/impl/opening.hpp"

namespace planner::impl {

namespace {

// The rooms that are paid for on an evening; 0 if there is no such line (see ledger_complete).
long rooms_booked(Plan const& plan, std::string const& place, Day evening) {
  long rooms = 0;
  for (auto const& line : plan.ledger)
    if (line.kind == CostKind::lodging && line.place == place && line.date == evening)
      rooms += line.quantity;
  return rooms;
}

// Nights in a row in one house.
struct Stay {
  DayPlan const* first = nullptr;
  DayPlan const* after = nullptr;  // the day on which one leaves; nullptr: the plan ends before
  int nights = 0;
};

std::vector<Stay> stays_of(Plan const& plan) {
  std::vector<Stay> stays;
  std::string const* before = nullptr;
  for (std::size_t d = 0; d < plan.days.size(); ++d) {
    auto const& day = plan.days[d];
    if (!day.lodging) {
      before = nullptr;
      continue;
    }
    if (before == nullptr || *before != *day.lodging) stays.push_back({&day, nullptr, 0});
    ++stays.back().nights;
    stays.back().after = d + 1 < plan.days.size() ? &plan.days[d + 1] : nullptr;
    before = &*day.lodging;
  }
  return stays;
}

Words usual_words(LodgingTerms const& terms) {
  if (terms.is_usual) return {"（同类住宿的惯例）", " (as is usual in such houses)"};
  return {};
}

// Somebody is at the desk when one comes, and the room is ready.
void check_arrival(Case const& file, Stay const& stay, PlaceFacts const& facts, Ruling& ruling) {
  auto const& day = *stay.first;
  if (has_no_ways(day, ruling) || day.legs.empty()) return;
  auto const there = day.legs.back().span.until;
  if (!file.world.hours(facts.key, day.date).is_known)
    ruling.doubt(unknown_hours(facts));
  else if (auto const spans = open_spans(file, facts.key, day.date);
           span_around(spans, there) == nullptr)
    ruling.fail(say("{} 到{}时前台无人", "Nobody is at the desk of {1} at {0}", clock_words(there),
                    facts.name));
  auto const& from = facts.terms.check_in_from;
  if (!from)
    return ruling.doubt(
        say("{}几点可入住未知", "Nobody knows from when one may check in at {}", facts.name));
  auto const item =
      say("{} 到{}，{} 起可入住{}", "{} at {}, check-in from {}{}", clock_words(there), facts.name,
          clock_words(*from), usual_words(facts.terms));
  if (there < *from)
    ruling.fail(item);
  else
    ruling.holds(item);
}

void check_leaving(Stay const& stay, PlaceFacts const& facts, Ruling& ruling) {
  if (stay.after == nullptr || has_no_ways(*stay.after, ruling) || stay.after->legs.empty()) return;
  auto const& until = facts.terms.check_out_until;
  if (!until)
    return ruling.doubt(
        say("{}几点前须退房未知", "Nobody knows until when one must leave {}", facts.name));
  auto const left = stay.after->legs.front().span.from;
  auto const item =
      say("{} 离开{}，须在 {} 前退房{}", "{} out of {}, check-out until {}{}", clock_words(left),
          facts.name, clock_words(*until), usual_words(facts.terms));
  if (left > *until)
    ruling.fail(item);
  else
    ruling.holds(item);
}

Words refund_words(Known refundable) {
  switch (refundable) {
    case Known::yes:
      return {"可退", "refundable"};
    case Known::no:
      return {"不可退", "not refundable"};
    case Known::unknown:
      break;
  }
  return {"退改规则未知", "refunds not known"};
}

void check_terms(Plan const& plan, Stay const& stay, PlaceFacts const& facts, Ruling& ruling) {
  auto const& terms = facts.terms;
  if (!terms.nights_min)
    ruling.doubt(
        say("{}最少住几晚未知", "Nobody knows for how many nights {} must be taken", facts.name));
  else if (stay.nights < *terms.nights_min)
    ruling.fail(say("{}最少住 {} 晚，行程住 {} 晚", "{} must be taken for {} nights, not for {}",
                    facts.name, *terms.nights_min, stay.nights));
  bool const promises = std::any_of(plan.ledger.begin(), plan.ledger.end(), [&](auto const& line) {
    return line.kind == CostKind::lodging && line.place == facts.key && line.promises_refund;
  });
  if (promises && terms.is_refundable != Known::yes)
    ruling.fail(say("行程说{}可退，资料没有这样说", "The plan promises a refund that {} does not",
                    facts.name));
  else if (terms.is_refundable == Known::unknown)
    ruling.doubt(say("{}的退改规则未知", "Nobody knows whether {} gives refunds", facts.name));
  else
    ruling.holds(say("{} {} 晚，{}{}", "{} for {} nights, {}{}", facts.name, stay.nights,
                     refund_words(terms.is_refundable), usual_words(terms)));
}

template <class See>
void each_stay(Case const& file, Ruling& ruling, See see) {
  for (auto const& stay : stays_of(file.plan)) {
    ruling.about(stay.first->date, *stay.first->lodging);
    if (auto const* facts = look_up(file, *stay.first->lodging, ruling)) see(stay, *facts);
  }
}

}  // namespace

Check check_in_out(Case const& file) {
  Ruling ruling("check_in_out", {"入住退房时间合适", "In time to check in and out"});
  each_stay(file, ruling, [&](Stay const& stay, PlaceFacts const& facts) {
    check_arrival(file, stay, facts, ruling);
    check_leaving(stay, facts, ruling);
  });
  return ruling.close(say("{} 晚", "{}", nights_of(file.plan)));
}

Check lodging_terms(Case const& file) {
  Ruling ruling("lodging_terms", {"符合住宿的订房条件", "The house's own terms are kept"});
  each_stay(file, ruling, [&](Stay const& stay, PlaceFacts const& facts) {
    check_terms(file.plan, stay, facts, ruling);
  });
  return ruling.close(say("{} 晚", "{}", nights_of(file.plan)));
}

Check lodging_every_night(Case const& file) {
  Ruling ruling("lodging_every_night", {"每晚都有住处", "A bed every night"});
  auto const& days = file.plan.days;
  for (std::size_t d = 0; d < days.size(); ++d) {
    ruling.about(days[d].date);
    bool const is_last = d + 1 == days.size();
    if (is_last && days[d].lodging)
      ruling.fail(say("{}是最后一天，不该再安排住宿", "{} is the last day and needs no lodging",
                      date_words(days[d].date)));
    if (!is_last && !days[d].lodging)
      ruling.fail(say("{}晚没有住处", "No lodging on the night of {}", date_words(days[d].date)));
  }
  each_night(file, ruling, [&](DayPlan const& day, PlaceFacts const& facts) {
    if (facts.role != Role::lodging)
      ruling.fail(say("{}不是住宿", "{} is not a place to stay", facts.name));
    else
      ruling.holds(say("{}住{}", "{}: {}", date_words(day.date), facts.name));
  });
  return ruling.close(say("{} 晚", "{}", nights_of(file.plan)));
}

Check lodging_capacity(Case const& file) {
  Ruling ruling("lodging_capacity", {"房间住得下", "Rooms for everybody"});
  int const people = file.needs.party.people();
  each_night(file, ruling, [&](DayPlan const& day, PlaceFacts const& facts) {
    auto const rooms = rooms_booked(file.plan, *day.lodging, day.date);
    if (rooms == 0)
      return ruling.doubt(say("{}没有写明在{}订几间房",
                              "{}: the ledger does not say how many rooms at {}",
                              date_words(day.date), facts.name));
    if (facts.sleeps <= 0) {
      ruling.doubt(
          say("{}每间可住几人未知", "How many a room of {} sleeps is not known", facts.name));
      return;
    }
    auto const item = say("{}：{} 间房，每间 {} 人", "{}: {} for {} each", facts.name,
                          counted(std::int64_t{rooms}, "room"), facts.sleeps);
    if (rooms * facts.sleeps < people)
      ruling.fail(item);
    else
      ruling.holds(item);
  });
  return ruling.close(say("同行 {} 人", "{}", counted(std::int64_t{people}, "traveller")));
}

}  // namespace planner::impl
