// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "http/endpoint.hpp"
#include "rates/reference_rates.hpp"

namespace rates {

// GET /api/rates. `rates` must outlive the endpoints.
std::vector<http::Endpoint> endpoints(ReferenceRates& rates);

}  // namespace rates
