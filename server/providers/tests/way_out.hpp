// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "providers/curl_transport.hpp"
#include "scripted_transport.hpp"

// What stand-ins take for now.
inline auto const stand_in_time =
    base::Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22)) + std::chrono::hours(2);

// The real way out to one service, with a clock that only the test moves.
struct Way {
  explicit Way(providers::Url const& url) : transport({.allowed = {url}}), base(url) {}

  base::ManualClock clock{stand_in_time};
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  LogLines log;
  providers::CallObserver observer;
  providers::CurlTransport transport;
  providers::Url base;
  providers::Provider provider{
      {.name = "service", .base = base, .breaker = {.failures = 100}},
      {transport, clock, random, ids, log, observer, [](auto, auto const&) { return true; }}};
  base::Instant soon() const { return clock.now() + std::chrono::seconds(3); }
};
