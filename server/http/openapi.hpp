// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "http/endpoint.hpp"

namespace http {

struct ApiInfo {
  std::string title;
  std::string version;
  std::string description;
};

// The OpenAPI 3.1 document of these endpoints as YAML; the same endpoints in any order give the
// same text.
std::string openapi(std::vector<Endpoint> const& endpoints, ApiInfo const& info);

}  // namespace http
