// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "providers/outcome.hpp"
#include "providers/url.hpp"

namespace providers {

using std::chrono::milliseconds;

// What a call may take. Each counts from the start, except `idle`.
struct Deadlines {
  milliseconds connect{2000};     // name, connection and TLS
  milliseconds first_byte{5000};  // of the body: the first token of a language model
  milliseconds idle{10000};       // between two pieces of the body
  milliseconds total{10000};
};

// The classes of calls; a caller's own deadline shortens them.
inline constexpr Deadlines lookup_deadlines{
    .first_byte = milliseconds(3000), .idle = milliseconds(3000), .total = milliseconds(3000)};
inline constexpr Deadlines conversation_deadlines{};
inline constexpr Deadlines background_deadlines{.first_byte = milliseconds(30000),
                                                .total = milliseconds(60000)};

// One request on its way out and what comes back, once.
struct Exchange {
  http::Method method = http::Method::get;
  Url origin;          // its path is not used
  std::string target;  // path and query
  http::Headers headers;
  std::string body;
  Deadlines deadlines;
  std::size_t most_bytes = 1 << 20;  // of the body, unpacked
  bool may_be_private = false;       // the settings name a host of one's own
};

// Takes a body as it comes, on the caller's thread. False ends the call as cancelled.
using Sink = std::function<bool(Head const&, std::string_view)>;

// How requests leave the house. Safe to be used from many threads at once; never throws for what
// the other side does.
class Transport {
 public:
  virtual ~Transport() = default;
  // With a sink, the body of a 2xx answer goes there and not into the outcome.
  virtual Outcome exchange(Exchange const& out, Sink const& sink, std::stop_token stop) = 0;
};

}  // namespace providers
