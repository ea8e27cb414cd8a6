// SPDX-License-Identifier: Apache-2.0
#include "providers/provider.hpp"

#include <doctest/doctest.h>

#include "scripted_transport.hpp"

using namespace std::chrono_literals;
using providers::Breaker;
using providers::Call;
using providers::Outcome;
using providers::Sink;
using providers::Trouble;

TEST_CASE("a call goes to the provider's base URL, in the caller's trace") {
  Outside outside;
  outside.transport.say(answered(200, "fine"));
  auto const provider = outside.open();
  auto call = lookup;
  call.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  auto const outcome = provider->call(call);
  CHECK(outcome.body == "fine");
  CHECK(outcome.attempts == 1);
  auto const& out = outside.transport.seen.at(0);
  CHECK(out.origin.host == "api.example.com");
  CHECK(out.target == "/v2/now?appid=k3y&lat=26.1");
  CHECK_FALSE(out.may_be_private);
  auto const trace = out.headers.get("traceparent");
  CHECK(trace.starts_with("00-0af7651916cd43dd8448eb211c80319c-"));
  CHECK(trace.ends_with("-01"));
  CHECK(trace.find("b7ad6b7169203331") == std::string_view::npos);  // a span of its own
}

TEST_CASE("only a host that the settings name as private may be one") {
  for (auto const* text : {"http://localhost:11434", "http://10.0.0.8", "http://ollama:11434",
                           "http://[::1]:80", "http://models.internal"}) {
    Outside outside;
    outside.options.base = *providers::parse_url(text);
    outside.transport.say(answered(200));
    (void)outside.open()->call(lookup);
    CHECK_MESSAGE(outside.transport.seen.at(0).may_be_private, text);
  }
}

TEST_CASE("what may pass is tried again after a pause, what may not is not") {
  Outside outside;
  auto const attempts_of = [&](Outcome const& outcome, Call const& call) {
    outside.transport.steps.clear();
    outside.transport.seen.clear();
    outside.transport.say(outcome);
    (void)outside.open()->call(call);
    return outside.transport.seen.size();
  };
  for (unsigned const status : {500u, 502u, 503u, 504u, 429u, 408u})
    CHECK_MESSAGE(attempts_of(answered(status), lookup) == 2, status);
  for (unsigned const status : {200u, 400u, 401u, 403u, 404u, 422u, 501u})
    CHECK_MESSAGE(attempts_of(answered(status), lookup) == 1, status);
  for (auto const trouble :
       {Trouble::unreachable, Trouble::unresolved, Trouble::cut, Trouble::timed_out})
    CHECK(attempts_of(providers::failed(trouble, ""), lookup) == 2);
  for (auto const trouble : {Trouble::tls, Trouble::too_large, Trouble::redirected,
                             Trouble::malformed, Trouble::not_allowed, Trouble::cancelled})
    CHECK(attempts_of(providers::failed(trouble, ""), lookup) == 1);

  Call order{.method = http::Method::post, .target = "/orders"};
  CHECK(attempts_of(answered(503), order) == 1);
  CHECK(attempts_of({.trouble = Trouble::unreachable, .never_sent = true}, order) == 2);
  order.is_repeatable = true;
  CHECK(attempts_of(answered(503), order) == 2);
}

TEST_CASE("pauses grow, are spread by chance and stay inside their bounds") {
  Outside outside;
  outside.options.retry = {.most = 6, .first_pause = 100ms, .longest_pause = 400ms};
  outside.options.breaker.failures = 100;
  outside.transport.say(providers::failed(Trouble::cut, ""));
  auto call = lookup;
  call.deadlines.total = 1min;
  CHECK(outside.open()->call(call).attempts == 7);
  REQUIRE(outside.pauses.size() == 6);
  std::array<std::chrono::milliseconds, 6> const bounds = {100ms, 200ms, 400ms,
                                                           400ms, 400ms, 400ms};
  for (std::size_t i = 0; i < bounds.size(); ++i) CHECK(outside.pauses[i] <= bounds[i]);
  CHECK(outside.pauses[3] != outside.pauses[4]);
}

TEST_CASE("retries have a budget, so that a provider in trouble is not called twice as often") {
  Outside outside;
  outside.options.retry = {.most = 1, .budget_share = 0.1, .budget_most = 3};
  outside.options.breaker.failures = 1000;
  outside.transport.say(answered(500));
  auto const provider = outside.open();
  for (int i = 0; i < 100; ++i) (void)provider->call(lookup);
  auto const repeated = outside.transport.seen.size() - 100;
  CHECK(repeated >= 11);  // the three saved up and a tenth of the calls
  CHECK(repeated <= 13);
}

TEST_CASE("Retry-After is honoured: waited for if there is time, else nobody calls before") {
  Outside outside;
  SUBCASE("one second fits the deadline") {
    outside.transport.say(answered(503, "", {{"Retry-After", "1"}}));
    outside.transport.say(answered(200, "now"));
    CHECK(outside.open()->call(lookup).body == "now");
    CHECK(outside.pauses == std::vector{1000ms});
  }
  SUBCASE("a minute does not") {
    outside.transport.say(answered(429, "", {{"Retry-After", "60"}}));
    outside.transport.say(answered(200, "now"));
    auto const provider = outside.open();
    CHECK(provider->call(lookup).head.status == 429);
    CHECK(outside.pauses.empty());
    outside.clock.advance(59s);
    auto const kept_back = provider->call(lookup);
    CHECK(kept_back.trouble == Trouble::resting);
    CHECK(kept_back.retry_after == 1s);
    CHECK(outside.transport.seen.size() == 1);
    CHECK(provider->standing().breaker.is_resting);
    outside.clock.advance(1s);
    CHECK(provider->call(lookup).body == "now");
  }
  SUBCASE("a date") {
    outside.transport.say(answered(503, "", {{"Retry-After", "Sun, 22 Nov 2026 00:00:02 GMT"}}));
    outside.transport.say(answered(200, "now"));
    CHECK(outside.open()->call(lookup).body == "now");
    CHECK(outside.pauses == std::vector{2000ms});
  }
}

TEST_CASE("a provider that keeps failing is left alone, tried again, and trusted again") {
  Outside outside;
  outside.options.retry.most = 0;
  outside.options.breaker = {.failures = 3, .open_for = 30s, .successes = 1};
  outside.transport.say(providers::failed(Trouble::unreachable, "Connection refused."));
  auto const provider = outside.open();
  for (int i = 0; i < 3; ++i) CHECK(provider->call(lookup).trouble == Trouble::unreachable);
  auto const refused = provider->call(lookup);
  CHECK(refused.trouble == Trouble::breaker_open);
  CHECK(refused.retry_after == 30s);
  CHECK(outside.transport.seen.size() == 3);
  auto const standing = provider->standing();
  CHECK(standing.breaker.state == Breaker::State::open);
  CHECK(standing.breaker.since == outside.clock.now());
  CHECK(standing.trouble == "Connection refused.");
  CHECK(standing.base == "https://api.example.com/v2");

  outside.transport.steps.clear();
  outside.transport.say(answered(200));
  outside.clock.advance(30s);
  CHECK(provider->call(lookup).is_success());
  CHECK(provider->standing().breaker.state == Breaker::State::closed);
  CHECK(provider->standing().answered_at == outside.clock.now());
  CHECK(outside.observer.states ==
        std::vector{Breaker::State::closed, Breaker::State::open, Breaker::State::closed});
  CHECK(outside.observer.outcomes.back() == "2xx");
  CHECK(outside.log.lines.find("weather is left alone: Connection refused.") != std::string::npos);
  CHECK(outside.log.lines.find("weather is called again") != std::string::npos);
}

TEST_CASE("wrong requests and refused keys do not open the breaker, but are remembered") {
  Outside outside;
  outside.options.breaker.failures = 2;
  outside.transport.say(answered(401));
  auto const provider = outside.open();
  for (int i = 0; i < 5; ++i) CHECK(provider->call(lookup).head.status == 401);
  CHECK(provider->standing().breaker.state == Breaker::State::closed);
  CHECK(provider->standing().refuses_key);
  CHECK(provider->standing().trouble == "It answered 401.");
}

TEST_CASE("a caller in a hurry does not make a provider look bad") {
  Outside outside;
  outside.options.breaker.failures = 2;
  outside.options.retry.most = 0;
  outside.transport.say(providers::failed(Trouble::timed_out, "Too slow."));
  auto const provider = outside.open();
  auto hurried = lookup;
  for (int i = 0; i < 3; ++i) {
    hurried.until = outside.clock.now() + 100ms;
    CHECK(provider->call(hurried).trouble == Trouble::timed_out);
    CHECK(outside.transport.seen.back().deadlines.total == 100ms);
    CHECK(outside.transport.seen.back().deadlines.connect == 100ms);
  }
  CHECK(provider->standing().breaker.state == Breaker::State::closed);
  for (int i = 0; i < 2; ++i) (void)provider->call(lookup);
  CHECK(provider->standing().breaker.state == Breaker::State::open);
}

TEST_CASE("after the caller's deadline nothing is called") {
  Outside outside;
  outside.transport.say(answered(200));
  auto late = lookup;
  late.until = outside.clock.now();
  CHECK(outside.open()->call(late).trouble == Trouble::no_time);
  CHECK(outside.transport.seen.empty());
}

TEST_CASE("keys and positions are in no log line") {
  Outside outside;
  outside.transport.say(answered(200));
  auto call = lookup;
  call.headers = {{"Authorization", "Bearer s3cret"}};
  (void)outside.open()->call(call);
  CHECK(outside.log.lines.find("GET https://api.example.com/v2/now?appid=***&lat=*** 2xx") == 0);
  for (auto const* secret : {"k3y", "26.1", "s3cret"})
    CHECK(outside.log.lines.find(secret) == std::string::npos);
}

TEST_CASE("a stream that has begun is not begun again") {
  Outside outside;
  outside.transport.steps.push_back([](auto const&, Sink const& sink, auto) {
    sink({200, {}}, "data: half");
    return providers::failed(Trouble::cut, "");
  });
  std::string heard;
  auto const outcome =
      outside.open()->stream(lookup, [&](auto const&, auto bytes) { return heard += bytes, true; });
  CHECK(outcome.trouble == Trouble::cut);
  CHECK(heard == "data: half");
  CHECK(outside.transport.seen.size() == 1);
}
