// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "http/endpoint.hpp"
#include "ops/health.hpp"
#include "ops/metrics.hpp"

namespace app {

// What the API says of itself; the texts are filled in once all endpoints are known.
struct ApiTexts {
  std::string openapi;  // YAML
  std::string page;     // HTML
};

// GET /api/version, /api/openapi.yaml, /api/docs and its style sheet.
std::vector<http::Endpoint> meta_endpoints(std::shared_ptr<ApiTexts const> texts);

// The document of these endpoints, as committed in api/openapi.yaml.
std::string openapi_of(std::vector<http::Endpoint> const& endpoints);
// The same for people: one page, no scripts.
std::string docs_page_of(std::vector<http::Endpoint> const& endpoints);

struct Operating {
  ops::Health const& health;
  ops::Metrics& metrics;
  std::function<bool()> is_draining;
};

// GET /livez, /readyz (and /readyz?verbose), /metrics of the admin listener.
std::vector<http::Endpoint> admin_endpoints(Operating operating);

}  // namespace app
