// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "accounts/preferences.hpp"
#include "http/kinds.hpp"
#include "http/rules.hpp"

namespace accounts {

BOOST_DESCRIBE_ENUM(Pace, relaxed, normal, intense)
BOOST_DESCRIBE_ENUM(BudgetLevel, any, low, medium, high)
BOOST_DESCRIBE_STRUCT(TravelPreferences, (),
                      (pace, budget_level, interests, cuisines, accessibility, kid_friendly,
                       pet_friendly))

inline http::Rules rules(http::Of<TravelPreferences>) {
  return http::Rules{
      http::field("pace").may_be_missing(),
      http::field("budget_level").may_be_missing(),
      http::field("interests").items(0, 20).length(1, 40).may_be_missing(),
      http::field("cuisines").items(0, 20).length(1, 40).may_be_missing(),
      http::field("accessibility").may_be_missing().text("Step-free ways and rooms only."),
      http::field("kid_friendly").may_be_missing(),
      http::field("pet_friendly").may_be_missing(),
  }
      .text("How a person likes to travel; a new wish begins with it.");
}

}  // namespace accounts
