// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "trips/wish.hpp"

namespace planner {
BOOST_DESCRIBE_ENUM(Pace, relaxed, normal, intense)
}  // namespace planner

namespace trips {

BOOST_DESCRIBE_STRUCT(PartyWish, (), (adults, child_ages, seniors))
BOOST_DESCRIBE_STRUCT(PointWish, (), (place, at))
BOOST_DESCRIBE_STRUCT(Wish, (),
                      (destination, startDate, endDate, budget, accessibility, kidFriendly,
                       petFriendly, naturalLandscape, socialLandscape, cuisine, otherNeeds, party,
                       pace, must, avoid, interests, arrival, departure, seed))

inline http::Rules rules(http::Of<PartyWish>) {
  using http::field;
  return {field("adults").range(0, 20).may_be_missing().text("18 to 64 years old."),
          field("child_ages").items(0, 10).range(0, 17).may_be_missing().example("[4, 9]"),
          field("seniors").range(0, 20).may_be_missing().text("65 years and older.")};
}

inline http::Rules rules(http::Of<PointWish>) {
  using http::field;
  return {field("place").length(1, 80).text("A station or airport; else the main station."),
          field("at")
              .pattern("([01][0-9]|2[0-3]):[0-5][0-9]", "Must be a time such as 14:30.")
              .example("\"14:30\"")};
}

inline http::Rules rules(http::Of<Wish>) {
  using http::field;
  return {field("destination").length(1, 60).example("\"福建省福州市鼓楼区\""),
          field("startDate").example("\"2024/10/25\""),
          field("endDate").example("\"2024/11/04\"").text("The last day, at most 14 days in all."),
          field("budget").range(0, 10'000'000).text("Yuan, for the whole party."),
          field("accessibility").text("Only places known to be step-free."),
          field("kidFriendly").text("Only places known to suit children."),
          field("petFriendly").text("Only places known to admit pets."),
          field("naturalLandscape").length(0, 100).example("\"草原/海滩/雪山\""),
          field("socialLandscape").length(0, 100).example("\"纪念馆/博物馆/科技馆\""),
          field("cuisine").length(0, 100).example("\"闽菜\""),
          field("otherNeeds").length(0, 500).example("\"少走路，想看夜景\""),
          field("pace").text("Without it each tier has its own."),
          field("must").items(0, 20).length(1, 80).may_be_missing(),
          field("avoid").items(0, 20).length(1, 80).may_be_missing(),
          field("interests").items(0, 20).length(1, 40).may_be_missing(),
          field("seed").text("The same wish and seed give the same plans.")};
}

}  // namespace trips
