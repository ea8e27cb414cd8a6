// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/router.hpp"

namespace mcp {

// What an endpoint is called with.
struct InnerCall {
  std::vector<std::pair<std::string, std::string>> params;  // of the path
  http::Parameters query;
  std::string body;  // JSON
};

// The API's endpoints, called without a socket. Each call is admitted by the Router as if it
// had come from outside, with the bearer token of the caller.
class InnerApi {
 public:
  InnerApi(std::vector<http::Endpoint> endpoints, http::RouterPorts ports)
      : router_(std::move(endpoints), std::move(ports)) {}

  bool has(std::string_view id) const { return find(id) != nullptr; }
  http::Endpoint const& get(std::string_view id) const;  // must exist
  // True when a request of `principal` would be admitted; nobody: nothing but what is open.
  bool admits(std::string_view id, std::optional<http::Principal> const& principal) const;

  http::Response call(std::string_view id, InnerCall what, http::Request const& caller) const;

 private:
  http::Endpoint const* find(std::string_view id) const;
  http::Router router_;
};

}  // namespace mcp
