// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "base/civil.hpp"
#include "base/geo.hpp"

namespace places::hours {

// Minutes of the civil day in China's time.
struct SunTimes {
  int dawn = 5 * 60 + 30;
  int sunrise = 6 * 60;
  int sunset = 18 * 60;
  int dusk = 18 * 60 + 30;
};

// Within about two minutes (the almanac's short formula); without a position, or where the sun
// does not rise on that day, the fixed times above.
SunTimes sun_times(base::Day day, std::optional<base::LatLon> at);

}  // namespace places::hours
