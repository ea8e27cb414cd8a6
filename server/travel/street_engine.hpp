// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/geo.hpp"
#include "base/result.hpp"
#include "travel/streets/street_router.hpp"
#include "travel/streets/way_speeds.hpp"

namespace travel {

// A row for each of the points one starts from; nullopt where no way leads.
using ReachTable = std::vector<std::optional<Reach>>;

// Port: a routing engine of somebody else. Refused as unavailable when none answers in time.
// Calls block their thread.
class StreetEngine {
 public:
  virtual ~StreetEngine() = default;
  virtual base::Result<ReachTable> table(Traveller traveller, std::vector<base::LatLon> const& from,
                                         std::vector<base::LatLon> const& to, base::Instant until,
                                         std::string const& traceparent) = 0;
  // nullopt: the engine knows that there is no way.
  virtual base::Result<std::optional<StreetPath>> path(Traveller traveller, base::LatLon from,
                                                       base::LatLon to, base::Instant until,
                                                       std::string const& traceparent) = 0;
};

}  // namespace travel
