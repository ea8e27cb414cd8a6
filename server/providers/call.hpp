// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "providers/transport.hpp"

namespace providers {

// What one of our adapters asks of a provider.
struct Call {
  http::Method method = http::Method::get;
  std::string target;  // path and query behind the provider's base URL
  http::Headers headers = {};
  std::string body = {};
  Deadlines deadlines = lookup_deadlines;   // of all attempts together
  std::optional<base::Instant> until = {};  // the caller's own deadline, if it is sooner
  std::size_t most_bytes = 1 << 20;
  // A POST that does the same when done twice: it only asks, or has an idempotency key.
  bool is_repeatable = false;
  std::string traceparent = {};  // of the request that this serves
};

// GET, HEAD, or said to be so.
bool may_be_repeated(Call const& call);

// Equal for calls whose answers are the same; empty for those that must not share one.
std::string flight_key(Call const& call);

}  // namespace providers
