// SPDX-License-Identifier: Apache-2.0
#include "app/agents.hpp"

#include <fmt/format.h>

#include "ops/version.hpp"

namespace app {
namespace {

http::RouterPorts ports(http::Authenticator& authenticator, base::Log& log) {
  http::RouterPorts made;
  made.authenticator = &authenticator;
  made.breakage = [&log](http::Request const& request, std::string_view what) {
    log.error("mcp", fmt::format("{} {} broke: {} {}", http::to_word(request.method), request.path,
                                 what, request.request_id));
  };
  return made;
}

}  // namespace

Agents::Agents(std::vector<http::Endpoint> endpoints, http::Authenticator& authenticator,
               base::Log& log, base::Ids& ids)
    : api_(std::move(endpoints), ports(authenticator, log)),
      service_({api_, log, ids, std::string(ops::version())}) {}

std::string origin_of(std::string const& url) {
  auto const scheme = url.find("://");
  if (scheme == std::string::npos) return url;
  return url.substr(0, url.find('/', scheme + 3));
}

}  // namespace app
