// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "http/endpoint.hpp"
#include "mcp/service.hpp"

namespace mcp {

struct HttpParts {
  Service const& service;
  std::vector<std::string> origins;  // whose pages may call; programs send no Origin
};

// POST /mcp, the Streamable HTTP transport. `parts.service` must outlive it.
http::Endpoint endpoint(HttpParts parts);

}  // namespace mcp
