// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/civil.hpp"
#include "planner/plan.hpp"

namespace planner {

// "11月28日（周六）", "Sat 28 Nov": a day as sentences say it, without its year.
Words date_words(base::Day day);

}  // namespace planner
