// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "chinatravel/planning.hpp"

namespace chinatravel {

// The trip as a document in the benchmark's format. A query without any journey has empty days.
std::string plan_json(Query const& query, PlannedTrip const& trip);

}  // namespace chinatravel
