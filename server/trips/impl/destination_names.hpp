// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "places/areas.hpp"
#include "planner/plan.hpp"

namespace trips {

// The full name in both languages of what a plan calls its destination, 福建省福州市鼓楼区. One
// that no area has any more stays as it is in both.
planner::Words destination_name(std::string_view destination, places::Areas const& areas);

// A recommendation or a plan as it was stored, with the `destination_name` that those of older
// releases lack. Nothing else changes: numbers stay as they were written.
std::string with_destination_names(std::string json, places::Areas const& areas);

}  // namespace trips
