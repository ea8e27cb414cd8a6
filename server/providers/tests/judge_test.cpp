// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "scripted_transport.hpp"

using namespace std::chrono_literals;
using providers::Breaker;
using providers::Meaning;
using providers::Outcome;
using providers::Sink;
using providers::Trouble;

namespace {

// A service that says how it went in the body alone.
std::optional<Meaning> judge_by_body(Outcome const& outcome) {
  if (outcome.body == "busy") return Meaning{.status = 429, .retry_after = 7s, .why = "Busy."};
  if (outcome.body == "broken") return Meaning{.status = 503, .why = "Code 336100."};
  if (outcome.body == "key") return Meaning{.status = 401, .why = "Code 110."};
  return std::nullopt;
}

providers::Call judged() {
  auto call = lookup;
  call.judge = &judge_by_body;
  return call;
}

}  // namespace

TEST_CASE("a failure told inside a 200 is repeated, counted and remembered like any other") {
  Outside outside;
  outside.options.breaker.failures = 4;
  outside.transport.say(answered(200, "broken"));
  auto const provider = outside.open();
  auto const outcome = provider->call(judged());
  CHECK(outcome.attempts == 2);
  CHECK(outcome.head.status == 200);
  CHECK(outcome.status() == 503);
  CHECK_FALSE(outcome.is_success());
  CHECK(outside.observer.outcomes.at(0) == "5xx");
  CHECK(provider->standing().trouble == "Code 336100.");
  CHECK_FALSE(provider->standing().answered_at);
  (void)provider->call(judged());
  CHECK(provider->standing().breaker.state == Breaker::State::open);
}

TEST_CASE("who asks for peace in words gets it") {
  Outside outside;
  outside.options.retry.most = 0;
  outside.transport.say(answered(200, "busy"));
  auto const provider = outside.open();
  CHECK(provider->call(judged()).retry_after == 7s);
  CHECK(provider->call(judged()).trouble == Trouble::resting);
  outside.clock.advance(7s);
  (void)provider->call(judged());
  CHECK(outside.transport.seen.size() == 2);
  CHECK(provider->standing().breaker.state == Breaker::State::closed);
}

TEST_CASE("a refused key inside a 200 is one, and an answer without a verdict is what it says") {
  Outside outside;
  outside.transport.say(answered(200, "key"));
  outside.transport.say(answered(200, "fine"));
  auto const provider = outside.open();
  CHECK(provider->call(judged()).status() == 401);
  CHECK(provider->standing().refuses_key);
  CHECK(provider->call(judged()).is_success());
  CHECK_FALSE(provider->standing().refuses_key);
}

TEST_CASE("the judge of a stream is asked although its sink has ended it, not if the caller has") {
  Outside outside;
  auto const ended_by_sink = [](auto const&, Sink const& sink, auto) {
    CHECK_FALSE(sink({200, {}}, R"({"error_code":18})"));
    auto ended = providers::failed(Trouble::cancelled, "The caller wants it no more.");
    ended.head.status = 200;
    return ended;
  };
  outside.transport.steps.push_back(ended_by_sink);
  std::string heard;
  auto call = lookup;
  call.judge = [&heard](Outcome const&) -> std::optional<Meaning> {
    if (heard.empty()) return std::nullopt;
    return Meaning{.status = 429, .why = heard};
  };
  auto const provider = outside.open();
  Sink const sink = [&](auto const&, auto bytes) { return heard += bytes, false; };
  auto const outcome = provider->stream(call, sink);
  CHECK(outcome.is_answered());
  CHECK(outcome.status() == 429);
  CHECK(outcome.why == R"({"error_code":18})");
  CHECK(outside.transport.seen.size() == 1);

  std::stop_source stop;
  outside.transport.steps = {[&](auto const& out, auto const& its_sink, auto token) {
    stop.request_stop();
    return ended_by_sink(out, its_sink, token);
  }};
  CHECK(provider->stream(call, sink, stop.get_token()).trouble == Trouble::cancelled);
}
