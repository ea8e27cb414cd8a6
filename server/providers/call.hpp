// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "providers/transport.hpp"

namespace providers {

// What an answer means where its status does not say so: services that tell a failure inside a
// 200, or how long to wait in words.
struct Meaning {
  unsigned status = 200;  // the one that would have said it
  std::optional<std::chrono::seconds> retry_after = {};
  std::string why = {};  // a sentence for operators, without keys
};

// nullopt: the answer means what its status says. The body of a stream is not in the outcome; its
// judge remembers what its sink was given, and is asked as well when the sink has ended it.
using Judge = std::function<std::optional<Meaning>(Outcome const&)>;

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
  // Of a stream whose sink was called, after an attempt that failed: true when nobody has seen
  // anything of it, and the sink awaits another answer from its beginning. Absent: never.
  std::function<bool()> may_begin_again = {};
  std::string traceparent = {};  // of the request that this serves
  Judge judge = {};              // of each attempt's answer; equal for calls that are equal
};

// GET, HEAD, or said to be so.
bool may_be_repeated(Call const& call);

// Equal for calls whose answers are the same; empty for those that must not share one.
std::string flight_key(Call const& call);

}  // namespace providers
