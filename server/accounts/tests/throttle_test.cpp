// SPDX-License-Identifier: Apache-2.0
#include "accounts/throttle.hpp"

#include <doctest/doctest.h>

#include "accounts/request_limiter.hpp"

using namespace accounts;
using namespace std::chrono_literals;

namespace {
base::Instant const noon = base::instant_from_us(1'700'000'000'000'000);
}

TEST_CASE("after a burst each attempt must wait, and is told how long") {
  base::ManualClock clock(noon);
  Throttle throttle({.burst = 2, .each = 30s}, clock);
  CHECK(throttle.take("anna"));
  CHECK(throttle.take("anna"));
  auto const refused = throttle.take("anna");
  CHECK(refused.error().kind == base::Refusal::too_many);
  CHECK(refused.error().retry_after == 30s);
  CHECK(throttle.take("bela"));

  clock.advance(20s);
  CHECK(throttle.take("anna").error().retry_after == 10s);
  clock.advance(10s);
  CHECK(throttle.take("anna"));
  CHECK(throttle.take("anna").has_error());
  clock.advance(1h);
  CHECK(throttle.take("anna"));
  CHECK(throttle.take("anna"));
  CHECK(throttle.take("anna").has_error());
}

TEST_CASE("an attempt that was none is given back, but never more than the burst") {
  base::ManualClock clock(noon);
  Throttle throttle({.burst = 1, .each = 1h}, clock);
  CHECK(throttle.take("anna"));
  throttle.give_back("anna");
  throttle.give_back("anna");
  CHECK(throttle.take("anna"));
  CHECK(throttle.take("anna").has_error());
}

TEST_CASE("a clock that goes back gives nothing and takes nothing") {
  base::ManualClock clock(noon);
  Throttle throttle({.burst = 1, .each = 10s}, clock);
  CHECK(throttle.take("anna"));
  clock.advance(-1h);
  CHECK(throttle.take("anna").error().retry_after == 10s);
}

TEST_CASE("memory is bounded: the key not seen for longest is forgotten") {
  base::ManualClock clock(noon);
  Throttle throttle({.burst = 1, .each = 1h}, clock, 3);
  for (auto const* key : {"a", "b", "c"}) CHECK(throttle.take(key));
  CHECK(throttle.take("a").has_error());
  CHECK(throttle.take("d"));
  CHECK(throttle.keys() == 3);
  CHECK(throttle.take("a").has_error());
  CHECK(throttle.take("b"));
}

TEST_CASE("a household with IPv6 is one client") {
  CHECK(network_of("192.0.2.7") == "192.0.2.7");
  CHECK(network_of("::ffff:192.0.2.7") == "192.0.2.7");
  CHECK(network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
  CHECK(network_of("2001:db8:1:2::9") == "2001:db8:1:2::/64");
  CHECK(network_of("2001:db8:1:3::9") == "2001:db8:1:3::/64");
  CHECK(network_of("somewhere") == "somewhere");
}

TEST_CASE("so many requests a minute from one address") {
  base::ManualClock clock(noon);
  RequestLimiter limiter({.by_address = 60}, clock);
  http::Request request;
  request.client_address = "192.0.2.7";
  http::Endpoint const endpoint;
  for (int i = 0; i < 30; ++i) CHECK(!limiter.wait_for(request, endpoint));
  CHECK(limiter.wait_for(request, endpoint) == 1s);
  clock.advance(1s);
  CHECK(!limiter.wait_for(request, endpoint));
  request.client_address = "192.0.2.8";
  CHECK(!limiter.wait_for(request, endpoint));

  RequestLimiter none({}, clock);
  for (int i = 0; i < 100; ++i) CHECK(!none.wait_for(request, endpoint));
}

TEST_CASE("so many requests a minute with one personal token, whatever the address") {
  base::ManualClock clock(noon);
  RequestLimiter limiter({.by_token = 20}, clock);
  http::Endpoint const endpoint;
  int address = 0;
  auto const wait_with = [&](std::string const& credentials) {
    http::Request request;
    request.client_address = "192.0.2." + std::to_string(++address);
    request.headers.add("Authorization", credentials);
    return limiter.wait_for(request, endpoint);
  };
  for (int i = 0; i < 10; ++i) CHECK(!wait_with("Bearer xq_one"));
  CHECK(wait_with("Bearer xq_one") == 3s);
  CHECK(wait_with("bearer  xq_one") == 3s);
  CHECK(!wait_with("Bearer xq_two"));
  for (int i = 0; i < 30; ++i) CHECK(!wait_with("Bearer eyJ.xq_.a-session"));
  clock.advance(3s);
  CHECK(!wait_with("Bearer xq_one"));
}
