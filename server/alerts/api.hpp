// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "alerts/reports.hpp"
#include "alerts/safety.hpp"
#include "alerts/watch.hpp"
#include "http/endpoint.hpp"
#include "places/geocoding.hpp"
#include "trips/api.hpp"

namespace alerts {

struct Parts {
  storage::Database& db;
  base::Clock const& clock;
  base::Ids& ids;
  base::Random& random;
  places::Areas const& areas;
  places::LiveCatalogue const& catalogue;
  places::Geocoding& geocoding;
  notices::Notices& notices;
  MembersOf members;
  Seal const& seal;
  trips::Parts const& trips;  // to change them
  SosDesk desk = {};
};

// /api/alerts/events, /api/trips/{trip}/alerts and the ways round them, /api/places/{key}/reports,
// /api/alerts/reports, /api/sos, /api/safety and /api/positions. `parts` must outlive them.
std::vector<http::Endpoint> endpoints(Parts const& parts);

// For the message that an account is gone: forgets what the person reported, their safety card,
// calls and shared positions. Can be repeated.
void remove_all_of(std::string_view user_id, Parts const& parts);

}  // namespace alerts
