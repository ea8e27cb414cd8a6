// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "places/place.hpp"
#include "places/travel_times.hpp"
#include "planner/plan.hpp"

// What kinds of places, food, tiers and days are called, in Chinese and English.
namespace trips {

using planner::Words;

Words name_of(places::Kind kind);
Words name_of(places::Cuisine cuisine);
Words name_of(places::Mode mode);
Words name_of(planner::Tier tier);  // 豪华尊享游 / Luxury …
Words name_of(planner::Pace pace);
Words weekday_name(base::Day day);
int iso_weekday(base::Day day);  // 1: Monday

}  // namespace trips
