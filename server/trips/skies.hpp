// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "planner/plan.hpp"
#include "weather/outlook.hpp"

namespace trips {

// Hours in which nobody wants to be in the open, and why: 雷雨 / thunderstorm.
struct FoulHours {
  base::MinuteSpan hours;
  planner::Words why;
};

// One day as plans use it. What a month usually is has no foul hours: it is no forecast.
struct DaySky {
  weather::DayOutlook outlook;
  std::vector<FoulHours> foul;  // in order, apart from each other
};

// The weather of a trip's days. Foul are thunder, hail and the like, rain that is as likely as not,
// 37 °C (the orange warning of 高温) and a strong breeze (11 m/s) or gusts of a gale (17 m/s).
class Skies {
 public:
  explicit Skies(weather::Outlook outlook);

  DaySky const* on(base::Day day) const;  // nullptr: nothing is known of that day
  // The first foul hours that a stay meets; nullptr where it stays clear of them.
  FoulHours const* foul_during(base::Day day, base::MinuteSpan stay) const;
  // The rest of the day, into the small hours of the next.
  std::vector<base::MinuteSpan> fair_hours(base::Day day) const;

 private:
  std::vector<DaySky> days_;
};

}  // namespace trips
