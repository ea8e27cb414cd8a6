// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assistant/wish.hpp"
#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "planner/plan.hpp"

// What can be asked of a trip that exists already.
namespace trips {

// Of something to see or to eat in a trip; the same in all of the trip's versions.
using ItemId = base::Id<struct Item>;

enum class CommandType {
  move,
  swap,
  add,
  remove,
  to_tray,
  pin,
  pay,
  resize,
  start_at,
  replace,
  optimise,
  set_lodging,
  set_dates,
  set_party,
  set_budget,
  set_pace,
  indoor,
  lighten,
  set_note
};

// What becomes of pinned and paid items when the dates change: they keep their date, go along
// with the others, or wait in the tray where their day is gone.
enum class Bookings { keep, shift, shrink };

// One change. Which fields a type takes is said by the table in commands.cpp:
//   move{item, day, before?}  swap{item, with}  add{place, day?, before?, minutes?, item?}
//   remove{item}  to_tray{item}  pin{item, is_pinned}  pay{item, is_paid}  resize{item, minutes}
//   start_at{item, start}  replace{item, place}  optimise{day?}  set_lodging{place, night?}
//   set_dates{start_date, end_date, bookings}  set_party{party}  set_budget{budget}
//   set_pace{pace}  indoor{day}  lighten{day}  set_note{item, note}
// A day is named by its date, a night by the date of its evening.
struct Command {
  CommandType type = CommandType::move;
  std::optional<ItemId> item = {};  // of add: the id the new item gets; none: one of ours
  std::optional<ItemId> before = {};
  std::optional<ItemId> with = {};
  std::optional<base::Day> day = {};
  std::optional<base::Day> night = {};
  std::optional<base::Day> start_date = {};
  std::optional<base::Day> end_date = {};
  std::optional<Bookings> bookings = {};
  std::optional<std::string> place = {};  // a key
  std::optional<std::string> start = {};  // "14:30"
  std::optional<int> minutes = {};
  std::optional<bool> is_pinned = {};
  std::optional<bool> is_paid = {};
  std::optional<assistant::PartyWish> party = {};
  std::optional<std::int64_t> budget = {};  // yuan, for the whole party
  std::optional<planner::Pace> pace = {};
  std::optional<std::string> note = {};  // empty: takes it away
};

// Whether it has what its type takes and nothing else; the refusal names the field.
base::Result<void> check(Command const& command);

std::string to_json(Command const& command);
// Checked.
base::Result<Command> parse_command(std::string_view json);

}  // namespace trips
