// SPDX-License-Identifier: Apache-2.0
// The shape of trips/changes/commands.hpp on the wire. Include it from .cpp files only.
#pragma once
#include "assistant/wish_described.hpp"
#include "trips/changes/commands.hpp"

namespace trips {

BOOST_DESCRIBE_ENUM(CommandType, move, swap, add, remove, to_tray, pin, pay, resize, start_at,
                    replace, optimise, set_lodging, set_dates, set_party, set_budget, set_pace,
                    indoor, lighten, set_note)
BOOST_DESCRIBE_ENUM(Bookings, keep, shift, shrink)
BOOST_DESCRIBE_STRUCT(Command, (),
                      (type, item, before, with, day, night, start_date, end_date, bookings, place,
                       start, minutes, is_pinned, is_paid, party, budget, pace, note))

inline std::string api_name(http::Of<Command>) { return "TripCommand"; }
inline http::Rules rules(http::Of<Command>) {
  using http::field;
  return http::Rules{field("item").text("Of add: the id that the new item gets."),
                     field("before").text("Absent: at the end of the day, or where it fits best."),
                     field("night").text("The date of its evening."),
                     field("bookings").text("What becomes of pinned and paid items."),
                     field("place").length(1, 80).text("The key of a place."),
                     assistant::clock_field("start"),
                     field("minutes").range(5, 1'440),
                     field("budget").range(0, 10'000'000).text("Yuan, for the whole party."),
                     field("note").length(0, 500).text("Empty: takes it away.")}
      .text(
          "One change of a trip: move{item, day, before?} swap{item, with} add{place, day?, "
          "before?, minutes?, item?} remove{item} to_tray{item} pin{item, is_pinned} "
          "pay{item, is_paid} resize{item, minutes} start_at{item, start} replace{item, place} "
          "optimise{day?} set_lodging{place, night?} set_dates{start_date, end_date, bookings} "
          "set_party{party} set_budget{budget} set_pace{pace} indoor{day} lighten{day} "
          "set_note{item, note}.");
}

}  // namespace trips
