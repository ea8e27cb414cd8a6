// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "accounts/throttle.hpp"
#include "http/router.hpp"

namespace accounts {

// So many requests a minute from one address, half of them at once; 0 is no limit.
class RequestLimiter final : public http::RateLimiter {
 public:
  RequestLimiter(int per_minute, base::Clock const& clock);
  std::optional<std::chrono::seconds> wait_for(http::Request const& request,
                                               http::Endpoint const& endpoint) override;

 private:
  std::optional<Throttle> by_address_;
};

}  // namespace accounts
