// SPDX-License-Identifier: Apache-2.0
#include "accounts/request_limiter.hpp"

namespace accounts {
namespace {

ThrottleLimit limit_of(int per_minute) {
  return {std::max(1, per_minute / 2),
          std::max(std::chrono::milliseconds(1), std::chrono::milliseconds(60'000) / per_minute)};
}

}  // namespace

RequestLimiter::RequestLimiter(int per_minute, base::Clock const& clock) {
  if (per_minute > 0) by_address_.emplace(limit_of(per_minute), clock);
}

std::optional<std::chrono::seconds> RequestLimiter::wait_for(http::Request const& request,
                                                             http::Endpoint const&) {
  if (!by_address_) return std::nullopt;
  auto const turn = by_address_->take(network_of(request.client_address));
  if (turn) return std::nullopt;
  return turn.error().retry_after;
}

}  // namespace accounts
