// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "http/endpoint.hpp"

namespace handbook {

// GET /api/help/articles
std::vector<http::Endpoint> endpoints();

}  // namespace handbook
