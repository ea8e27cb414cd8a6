// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "http/endpoint.hpp"
#include "notices/delivery.hpp"
#include "notices/live.hpp"
#include "notices/notices.hpp"

namespace notices {

struct Parts {
  storage::Database& db;
  base::Clock const& clock;
  base::Ids& ids;
  Notices& notices;
  Live& live;
  Delivery& delivery;
};

// GET /api/live and all under /api/notices. `parts` must outlive them.
std::vector<http::Endpoint> endpoints(Parts const& parts);

}  // namespace notices
