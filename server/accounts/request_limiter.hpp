// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "accounts/throttle.hpp"
#include "http/router.hpp"

namespace accounts {

struct RequestLimits {  // a minute, half of them at once; 0 is no limit
  int by_address = 0;
  int by_token = 0;  // personal tokens, wherever they are used from
};

// So many requests from one address, and with one personal token.
class RequestLimiter final : public http::RateLimiter {
 public:
  RequestLimiter(RequestLimits limits, base::Clock const& clock);
  std::optional<std::chrono::seconds> wait_for(http::Request const& request,
                                               http::Endpoint const& endpoint) override;

 private:
  std::optional<Throttle> by_address_;
  std::optional<Throttle> by_token_;
};

}  // namespace accounts
