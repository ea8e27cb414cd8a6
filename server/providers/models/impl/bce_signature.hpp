// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"

namespace providers::models {

// What of a request is signed.
struct BceRequest {
  std::string_view method;                                   // "GET"
  std::string target;                                        // path and query
  std::vector<std::pair<std::string, std::string>> headers;  // lower-case names, "host" among them
};

struct BceKeys {
  std::string access_key;
  std::string secret_key;
};

// The Authorization header by which Baidu's cloud knows who calls, bce-auth-v1. It holds for half
// an hour; the query's names and values are percent-encoded already.
std::string bce_signature(BceRequest const& request, BceKeys const& keys, base::Instant now,
                          std::chrono::seconds holds = std::chrono::seconds(1800));

}  // namespace providers::models
