// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "http/router.hpp"
#include "mcp/service.hpp"

namespace app {

// The tools for agents over the endpoints of the modules.
class Agents {
 public:
  // `authenticator` says whose bearer token it is; `log` and `ids` must outlive this.
  Agents(std::vector<http::Endpoint> endpoints, http::Authenticator& authenticator, base::Log& log,
         base::Ids& ids);

  mcp::Service const& service() const { return service_; }

 private:
  mcp::InnerApi api_;
  mcp::Service service_;
};

// "https://trips.example.org" of "https://trips.example.org/xingqu/": what a browser calls the
// origin of our own pages.
std::string origin_of(std::string const& url);

}  // namespace app
