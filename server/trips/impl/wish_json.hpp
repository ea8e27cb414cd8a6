// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "assistant/wish_described.hpp"
#include "trips/wish.hpp"

namespace trips {

BOOST_DESCRIBE_STRUCT(Wish, (assistant::WishDetails),
                      (destination, startDate, endDate, budget, accessibility, kidFriendly,
                       petFriendly, naturalLandscape, socialLandscape, seed))

inline http::Rules rules(http::Of<Wish>) {
  using http::field;
  return {
      field("destination").length(1, 60).example("\"福建省福州市鼓楼区\""),
      field("startDate").example("\"2024/10/25\""),
      field("endDate").example("\"2024/11/04\"").text("The last day, at most 14 days in all."),
      field("budget").range(0, 10'000'000).text("Yuan, for the whole party."),
      field("accessibility").text("Only places known to be step-free."),
      field("kidFriendly").text("Only places known to suit children."),
      field("petFriendly").text("Only places known to admit pets."),
      field("naturalLandscape").length(0, 100).example("\"草原/海滩/雪山\""),
      field("socialLandscape").length(0, 100).example("\"纪念馆/博物馆/科技馆\""),
      field("cuisine").length(0, 100).example("\"闽菜\""),
      field("otherNeeds")
          .length(0, 500)
          .example("\"少走路，想看夜景\"")
          .text("Anything else, in words. Where a field says otherwise, the field counts."),
      field("origin")
          .length(1, 60)
          .example("\"上海\"")
          .text("The city the party comes from. With it the rides there and back are planned, and "
                "the budget counts them."),
      field("pace").text("Without it each tier has its own."),
      field("must").items(0, 20).length(1, 80).may_be_missing(),
      field("avoid").items(0, 20).length(1, 80).may_be_missing(),
      field("interests").items(0, 20).length(1, 40).may_be_missing(),
      field("seed").text("The same wish and seed give the same plans.")};
}

}  // namespace trips
