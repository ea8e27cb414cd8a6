// SPDX-License-Identifier: Apache-2.0
// The shape of assistant/wish.hpp on the wire. Include it from .cpp files only.
#pragma once
#include "assistant/wish.hpp"
#include "http/kinds.hpp"
#include "http/rules.hpp"

namespace planner {
BOOST_DESCRIBE_ENUM(Pace, relaxed, normal, intense)
}  // namespace planner

namespace assistant {

BOOST_DESCRIBE_ENUM(IntercityMode, train, high_speed, airplane, coach, car, ship)
inline std::string api_name(http::Of<IntercityMode>) { return "RideMode"; }
BOOST_DESCRIBE_ENUM(RoomType, single, double_bed, twin, triple, family)
BOOST_DESCRIBE_STRUCT(PartyWish, (), (adults, child_ages, seniors))
BOOST_DESCRIBE_STRUCT(PointWish, (), (place, at))
BOOST_DESCRIBE_STRUCT(RideWish, (), (mode, avoid, leave_after, home_before))
BOOST_DESCRIBE_STRUCT(LodgingWish, (),
                      (names, kinds, features, stars_from, near, near_km, night_max, room_max,
                       rooms, room))
BOOST_DESCRIBE_STRUCT(WishDetails, (),
                      (origin, cuisine, otherNeeds, party, pace, must, avoid, interests, arrival,
                       departure, ride, lodging))

inline http::Field clock_field(std::string_view name) {
  return http::field(name)
      .pattern("([01][0-9]|2[0-3]):[0-5][0-9]", "Must be a time such as 14:30.")
      .example("\"14:30\"");
}

inline http::Rules rules(http::Of<PartyWish>) {
  using http::field;
  return {field("adults").range(0, 20).may_be_missing().text("18 to 64 years old."),
          field("child_ages").items(0, 10).range(0, 17).may_be_missing().example("[4, 9]"),
          field("seniors").range(0, 20).may_be_missing().text("65 years and older.")};
}

inline http::Rules rules(http::Of<PointWish>) {
  using http::field;
  return {field("place").length(1, 80).text("A station or airport; else the main station."),
          clock_field("at")};
}

inline http::Rules rules(http::Of<RideWish>) {
  using http::field;
  return http::Rules{field("mode").text("Without it, whatever suits the distance and the tier."),
                     field("avoid").items(0, 6).may_be_missing(),
                     clock_field("leave_after").text("Not before that, on the first day."),
                     clock_field("home_before").text("Back by then, on the last day.")}
      .text("How to get there and back; needs `origin`.");
}

inline http::Rules rules(http::Of<LodgingWish>) {
  using http::field;
  return http::Rules{
      field("names").items(0, 5).length(1, 80).may_be_missing().text("Houses, by name or key."),
      field("kinds")
          .items(0, 8)
          .length(1, 40)
          .may_be_missing()
          .example("[\"guesthouse\"]")
          .text("Any of these kinds of lodging."),
      field("features")
          .items(0, 12)
          .length(1, 40)
          .may_be_missing()
          .example("[\"breakfast\", \"family_room\"]")
          .text("What the house should have, in the vocabulary's words."),
      field("stars_from").range(1, 5).text("At least."),
      field("near").length(1, 80).text("A place of the city, by name or key."),
      field("near_km").range(0.1, 50).text("At most so far from it, as the crow flies."),
      field("night_max").range(0, 1'000'000).text("Yuan a night, for all rooms."),
      field("room_max").range(0, 1'000'000).text("Yuan a room and night."),
      field("rooms").range(1, 20)}
      .text(
          "Where to sleep. Stars, prices, distance and rooms must hold; what else cannot be had "
          "is said.");
}

}  // namespace assistant
