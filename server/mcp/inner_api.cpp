// SPDX-License-Identifier: Apache-2.0
#include "mcp/inner_api.hpp"

#include <algorithm>

#include "base/expects.hpp"
#include "http/answers.hpp"

namespace mcp {
namespace {

// The pattern with its {names} replaced; nullopt when a value would be another path.
std::optional<std::string> path_of(std::string path, InnerCall const& what) {
  for (auto const& [name, value] : what.params) {
    if (value.empty() || value.find('/') != std::string::npos) return std::nullopt;
    auto const slot = "{" + name + "}";
    auto const at = path.find(slot);
    EXPECTS(at != std::string::npos);
    path.replace(at, slot.size(), value);
  }
  return path;
}

}  // namespace

http::Endpoint const* InnerApi::find(std::string_view id) const {
  auto const& all = router_.endpoints();
  auto const found = std::ranges::find(all, id, &http::Endpoint::id);
  return found == all.end() ? nullptr : &*found;
}

http::Endpoint const& InnerApi::get(std::string_view id) const {
  auto const* const found = find(id);
  EXPECTS(found != nullptr);
  return *found;
}

bool InnerApi::admits(std::string_view id, std::optional<http::Principal> const& principal) const {
  auto const& access = get(id).access;
  if (access.kind == http::Access::Kind::anyone) return true;
  if (!principal) return false;
  if (!principal->scopes) return true;
  return std::ranges::find_first_of(access.scopes, *principal->scopes) != access.scopes.end();
}

http::Response InnerApi::call(std::string_view id, InnerCall what,
                              http::Request const& caller) const {
  auto const& endpoint = get(id);
  http::Request request;
  auto path = path_of(endpoint.pattern, what);
  if (!path)
    return http::refusal(base::refuse(base::Refusal::not_found, "There is no such thing."), caller);
  request.method = endpoint.method;
  request.path = *std::move(path);
  request.query = std::move(what.query);
  request.body = std::move(what.body);
  request.headers.add("Accept", "application/json");
  if (endpoint.takes) request.headers.add("Content-Type", endpoint.takes_type);
  if (auto const bearer = caller.headers.get("Authorization"); !bearer.empty())
    request.headers.add("Authorization", bearer);
  request.client_address = caller.client_address;
  request.request_id = caller.request_id;
  request.traceparent = caller.traceparent;
  request.locale = caller.locale;
  request.received_at = caller.received_at;
  return router_.handle(request);
}

}  // namespace mcp
