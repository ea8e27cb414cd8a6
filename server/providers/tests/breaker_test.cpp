// SPDX-License-Identifier: Apache-2.0
#include "providers/breaker.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using providers::Breaker;
using Admission = Breaker::Admission;
using State = Breaker::State;

namespace {

constexpr base::Instant noon{std::chrono::hours(12)};

void fail_twice(Breaker& breaker) {
  for (int i = 0; i < 2; ++i) breaker.failed(breaker.admit(noon), noon);
}

}  // namespace

TEST_CASE("only failures in a row open a breaker") {
  Breaker breaker({.failures = 2});
  for (int i = 0; i < 5; ++i) {
    breaker.failed(breaker.admit(noon), noon);
    breaker.succeeded(breaker.admit(noon));
  }
  CHECK(breaker.view(noon).state == State::closed);
  CHECK(breaker.view(noon).failures == 0);
}

TEST_CASE("an open breaker lets one trial pass at a time, and closes after enough of them") {
  Breaker breaker({.failures = 2, .open_for = 10s, .successes = 2});
  fail_twice(breaker);
  CHECK(breaker.admit(noon + 9s) == Admission::open);
  CHECK(breaker.admit(noon + 10s) == Admission::trial);
  CHECK(breaker.admit(noon + 10s) == Admission::open);
  breaker.succeeded(Admission::trial);
  CHECK(breaker.view(noon + 10s).state == State::half_open);
  CHECK(breaker.admit(noon + 10s) == Admission::trial);
  breaker.succeeded(Admission::trial);
  CHECK(breaker.admit(noon + 10s) == Admission::pass);
  CHECK_FALSE(breaker.view(noon + 10s).since);
}

TEST_CASE("each trial that fails doubles the time, up to a bound; success forgets it") {
  Breaker breaker({.failures = 2, .open_for = 10s, .open_for_most = 30s, .successes = 1});
  fail_twice(breaker);
  auto now = noon;
  for (auto const open_for : {10s, 20s, 30s, 30s}) {
    CHECK(breaker.view(now).until == now + open_for);
    CHECK(breaker.view(now).since == noon);
    now += open_for;
    breaker.failed(breaker.admit(now), now);
  }
  now += 30s;
  breaker.succeeded(breaker.admit(now));
  for (int i = 0; i < 2; ++i) breaker.failed(breaker.admit(now), now);
  CHECK(breaker.view(now).until == now + 10s);
}

TEST_CASE("a trial that says nothing makes room for another") {
  Breaker breaker({.failures = 2, .open_for = 10s});
  fail_twice(breaker);
  breaker.abandoned(breaker.admit(noon + 10s));
  CHECK(breaker.admit(noon + 10s) == Admission::trial);
}

TEST_CASE("calls that passed before it opened are no news when they end") {
  Breaker breaker({.failures = 2, .open_for = 10s, .successes = 1});
  auto const slow = breaker.admit(noon);
  fail_twice(breaker);
  breaker.succeeded(slow);
  CHECK(breaker.view(noon).state == State::open);
  auto const trial = breaker.admit(noon + 10s);
  breaker.failed(slow, noon + 10s);
  breaker.abandoned(slow);
  CHECK(breaker.admit(noon + 10s) == Admission::open);  // the trial is still under way
  breaker.succeeded(trial);
  CHECK(breaker.view(noon + 10s).state == State::closed);
}

TEST_CASE("who asks for peace gets it, closed or not, and the longest wish counts") {
  Breaker breaker({.failures = 2});
  breaker.rest(noon + 60s);
  breaker.rest(noon + 5s);
  CHECK(breaker.admit(noon + 59s) == Admission::resting);
  CHECK(breaker.view(noon + 59s).is_resting);
  CHECK(breaker.view(noon + 59s).until == noon + 60s);
  CHECK(breaker.admit(noon + 60s) == Admission::pass);
}
