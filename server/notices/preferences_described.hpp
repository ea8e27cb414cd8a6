// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "notices/preferences.hpp"

namespace notices {

BOOST_DESCRIBE_STRUCT(QuietHours, (), (from, until))
BOOST_DESCRIBE_STRUCT(Preferences, (), (channels, quiet_hours, time_zone))

inline http::Rules rules(http::Of<QuietHours>) {
  return {http::field("from").range(0, 1439).text("Minutes after midnight."),
          http::field("until").range(0, 1439).text("Before `from`: of the next morning.")};
}
inline http::Rules rules(http::Of<Preferences>) {
  return http::Rules{
      http::field("channels").text("By kind; what is not named is as at first."),
      http::field("quiet_hours").text("Only urgent notices leave the house meanwhile."),
      http::field("time_zone").length(1, 40).text("A name of the tz database.").may_be_missing(),
  }
      .text("How the person wants to be told.");
}

}  // namespace notices
