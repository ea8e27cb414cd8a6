// SPDX-License-Identifier: Apache-2.0
#include "accounts/request_limiter.hpp"

#include <algorithm>

#include "accounts/personal_tokens.hpp"
#include "accounts/secrets.hpp"
#include "base/text.hpp"

namespace accounts {
namespace {

ThrottleLimit limit_of(int per_minute) {
  return {std::max(1, per_minute / 2),
          std::max(std::chrono::milliseconds(1), std::chrono::milliseconds(60'000) / per_minute)};
}

}  // namespace

RequestLimiter::RequestLimiter(RequestLimits limits, base::Clock const& clock) {
  if (limits.by_address > 0) by_address_.emplace(limit_of(limits.by_address), clock);
  if (limits.by_token > 0) by_token_.emplace(limit_of(limits.by_token), clock);
}

// The address comes first, so that nobody fills the memory with tokens that were made up.
std::optional<std::chrono::seconds> RequestLimiter::wait_for(http::Request const& request,
                                                             http::Endpoint const&) {
  if (by_address_)
    if (auto const turn = by_address_->take(network_of(request.client_address)); !turn)
      return turn.error().retry_after;
  if (!by_token_) return std::nullopt;
  auto const credentials = request.headers.get("Authorization");
  auto const bearer =
      base::trim(credentials.substr(std::min(credentials.find(' '), credentials.size())));
  if (!bearer.starts_with(PersonalTokens::beginning)) return std::nullopt;
  auto const turn = by_token_->take(token_hash(bearer));
  if (turn) return std::nullopt;
  return turn.error().retry_after;
}

}  // namespace accounts
