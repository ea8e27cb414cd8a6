// SPDX-License-Identifier: Apache-2.0
// The shapes of trips/changes/difference.hpp on the wire. Include it from .cpp files only.
#pragma once
#include "trips/changes/difference.hpp"
#include "trips/impl/answer_json.hpp"

namespace trips {

BOOST_DESCRIBE_STRUCT(VisitDifference, (),
                      (place, item, day_before, start_before, day_after, start_after))
BOOST_DESCRIBE_STRUCT(NightDifference, (), (night, before, after))
BOOST_DESCRIBE_STRUCT(RideDifference, (), (before, after))
BOOST_DESCRIBE_STRUCT(Difference, (),
                      (added, removed, moved, retimed, nights, rides, rides_total, total, metres,
                       minutes, visiting_minutes, conflicts))

inline std::string api_name(http::Of<Difference>) { return "TripDifference"; }
inline http::Rules rules(http::Of<Difference>) {
  using http::field;
  return http::Rules{field("moved").text("To another day, or past another visit."),
                     field("retimed").text("In the same order at another hour."),
                     field("rides").text("Other ones, or at another fare; each there or back."),
                     field("rides_total").text("For the whole party; part of the total."),
                     field("metres").text("On the way, as are the minutes."),
                     field("conflicts").text("Problems.")}
      .text("What changes from one plan to another; figures are after less before.");
}

}  // namespace trips
