// SPDX-License-Identifier: Apache-2.0
// Commands that change what was wished for: the facts are looked at anew, and only what they touch
// is planned anew.
#pragma once
#include <functional>

#include "trips/changes/impl/layout.hpp"

namespace trips {

using TerrainFor = std::function<base::Result<std::shared_ptr<Terrain const>>(Itinerary const&)>;

bool is_of_wish(CommandType type);

// Other days: items go with the number of their day, but for pinned and paid ones with
// Bookings::keep, which stay on their date. What has no day any more waits in the tray; days that
// are new are filled.
base::Result<Itinerary> with_dates(Itinerary const& itinerary, Command const& command,
                                   TerrainFor const& terrain_for, base::Ids& ids);

// Another party, budget or pace: days that break a rule by it are planned anew, the others stay.
base::Result<Itinerary> with_wish(Itinerary const& itinerary, Command const& command,
                                  TerrainFor const& terrain_for, base::Ids& ids);

}  // namespace trips
