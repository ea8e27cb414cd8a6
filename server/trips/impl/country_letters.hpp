// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "places/area_code.hpp"

namespace trips {

// The two letters of ISO 3166-1 for the country an area lies in; empty when it has none.
std::string_view country_letters(places::AreaCode area);

}  // namespace trips
