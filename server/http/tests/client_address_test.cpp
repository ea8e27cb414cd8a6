// SPDX-License-Identifier: Apache-2.0
#include "http/client_address.hpp"

#include <doctest/doctest.h>

namespace {

std::string const proxy = "10.0.0.1";

// Who asks, when the proxy at 10.0.0.1 passes these lines of X-Forwarded-For on.
std::string behind_proxy(std::vector<std::string> const& lines) {
  http::Request request;
  for (auto const& line : lines) request.headers.add("X-Forwarded-For", line);
  return http::client_address(request, proxy, {proxy, "10.0.0.2"});
}

}  // namespace

TEST_CASE("what a stranger says of himself is not believed") {
  http::Request request;
  request.headers.add("X-Forwarded-For", "203.0.113.7");
  CHECK(http::client_address(request, "198.51.100.9", {proxy}) == "198.51.100.9");
  CHECK(http::client_address(request, proxy, {}) == proxy);
}

TEST_CASE("a trusted proxy says who asks") {
  CHECK(behind_proxy({"203.0.113.7"}) == "203.0.113.7");
  CHECK(behind_proxy({"203.0.113.7, 10.0.0.2"}) == "203.0.113.7");
  CHECK(behind_proxy({}) == proxy);
  CHECK(behind_proxy({"10.0.0.2, 10.0.0.1"}) == proxy);
}

TEST_CASE("only the address the proxy added counts, in its line or in one of its own") {
  CHECK(behind_proxy({"6.6.6.6, 203.0.113.7"}) == "203.0.113.7");
  CHECK(behind_proxy({"6.6.6.6", "203.0.113.7"}) == "203.0.113.7");
  CHECK(behind_proxy({"6.6.6.6, 10.0.0.2", "203.0.113.7, 10.0.0.2"}) == "203.0.113.7");
}

TEST_CASE("a hop that is no address hides what stands before it") {
  CHECK(behind_proxy({"6.6.6.6, unknown"}) == proxy);
  CHECK(behind_proxy({"6.6.6.6, " + std::string(2000, 'x')}) == proxy);
  CHECK(behind_proxy({"6.6.6.6, []"}) == proxy);
}

TEST_CASE("one client has one address, however it is spelt") {
  CHECK(behind_proxy({"203.0.113.7:51034"}) == "203.0.113.7");
  CHECK(behind_proxy({"::ffff:203.0.113.7"}) == "203.0.113.7");
  CHECK(behind_proxy({"[2001:db8::7]:443"}) == "2001:db8::7");
  CHECK(behind_proxy({"2001:DB8:0::7"}) == "2001:db8::7");

  http::Request request;
  request.headers.add("X-Forwarded-For", "203.0.113.7");
  CHECK(http::client_address(request, "::ffff:10.0.0.1", {proxy}) == "203.0.113.7");
  CHECK(http::client_address(request, "::1", {"0:0:0:0:0:0:0:1"}) == "203.0.113.7");
}
