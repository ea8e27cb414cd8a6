// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "base/civil.hpp"
#include "planner/plan.hpp"

namespace planner {

// "11月28日（周六）", "Sat 28 Nov": a day as sentences say it, without its year.
Words date_words(base::Day day);

// An hour as people read clocks: "14:30", and "00:45 (+1)" where a plan counts on to 24:45.
// Midnight itself stays "24:00", as on doors.
std::string clock_words(base::Minutes at);

}  // namespace planner
