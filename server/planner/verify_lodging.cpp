// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/checks.hpp"

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

}  // namespace

Check lodging_every_night(Case const& file) {
  Ruling ruling("lodging_every_night", {"每晚都有住处", "A bed every night"});
  auto const& days = file.plan.days;
  for (std::size_t d = 0; d < days.size(); ++d) {
    bool const is_last = d + 1 == days.size();
    if (is_last && days[d].lodging)
      ruling.fail(say("{}是最后一天，不该再安排住宿", "{} is the last day and needs no lodging",
                      date_words(days[d].date)));
    if (!is_last && !days[d].lodging)
      ruling.fail(say("{}晚没有住处", "No lodging on the night of {}", date_words(days[d].date)));
  }
  each_night(file, [&](DayPlan const& day, PlaceFacts const& facts) {
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
  each_night(file, [&](DayPlan const& day, PlaceFacts const& facts) {
    auto const rooms = rooms_booked(file.plan, *day.lodging, day.date);
    if (rooms == 0) return;
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
