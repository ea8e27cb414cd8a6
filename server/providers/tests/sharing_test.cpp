// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <future>
#include <latch>

#include "scripted_transport.hpp"

using namespace std::chrono_literals;
using providers::Call;
using providers::Outcome;
using providers::Trouble;

TEST_CASE("fifty equal lookups at once are one call") {
  Outside outside;
  std::promise<void> may_answer;
  auto const gate = may_answer.get_future().share();
  outside.transport.steps.push_back([&](auto&&...) {
    gate.wait();
    return answered(200, "shared");
  });
  auto const provider = outside.open();
  std::latch all(50);
  std::vector<std::future<Outcome>> calls;
  auto patient = lookup;
  patient.deadlines.total = 60s;
  for (int i = 0; i < 50; ++i)
    calls.push_back(std::async(std::launch::async, [&] {
      all.count_down();
      return provider->call(patient);
    }));
  all.wait();
  while (provider->standing().sharing < 49) std::this_thread::yield();
  may_answer.set_value();
  for (auto& call : calls) CHECK(call.get().body == "shared");
  CHECK(outside.transport.seen.size() == 1);
}

TEST_CASE("who gives up does not take those with him that wait for the same answer") {
  Outside outside;
  std::stop_source first_caller;
  outside.transport.steps.push_back([](auto const&, auto const&, std::stop_token stop) {
    while (!stop.stop_requested()) std::this_thread::yield();
    return providers::failed(Trouble::cancelled, "");
  });
  outside.transport.say(answered(200, "for the second"));
  auto const provider = outside.open();
  auto patient = lookup;
  patient.deadlines.total = 60s;
  auto first = std::async(std::launch::async,
                          [&] { return provider->call(patient, first_caller.get_token()); });
  while (provider->standing().under_way < 1) std::this_thread::yield();
  auto second = std::async(std::launch::async, [&] { return provider->call(patient); });
  while (provider->standing().sharing < 1) std::this_thread::yield();
  first_caller.request_stop();
  CHECK(first.get().trouble == Trouble::cancelled);
  CHECK(second.get().body == "for the second");
}

TEST_CASE("different lookups, keys and all POSTs are calls of their own") {
  Outside outside;
  CHECK(flight_key(lookup) == flight_key(lookup));
  auto other = lookup;
  other.headers = {{"Authorization", "Bearer of another"}};
  CHECK(flight_key(other) != flight_key(lookup));
  auto post = lookup;
  post.method = http::Method::post;
  CHECK(flight_key(post).empty());
}

TEST_CASE("no more than so many calls at once, and no more than so many wait") {
  Outside outside;
  outside.options.most_at_once = 1;
  outside.options.most_waiting = 1;
  std::promise<void> may_answer;
  auto const gate = may_answer.get_future().share();
  outside.transport.steps.push_back([&](auto&&...) {
    gate.wait();
    return answered(200);
  });
  auto const provider = outside.open();
  auto const post = [&] {
    Call call{.method = http::Method::post, .target = "/"};
    call.deadlines.total = 60s;
    return provider->call(call);
  };
  auto first = std::async(std::launch::async, post);
  while (provider->standing().under_way < 1) std::this_thread::yield();
  auto second = std::async(std::launch::async, post);
  while (provider->standing().waiting < 1) std::this_thread::yield();
  CHECK(post().trouble == Trouble::busy);
  may_answer.set_value();
  CHECK(first.get().is_success());
  CHECK(second.get().is_success());
}

TEST_CASE("a time-out of somebody in a hurry is not shared with those who have time") {
  Outside outside;
  std::promise<void> may_answer;
  outside.transport.steps.push_back([&](auto&&...) {
    may_answer.get_future().wait();
    return providers::failed(Trouble::timed_out, "Too slow.");
  });
  outside.transport.say(answered(200, "for the patient one"));
  outside.options.retry.most = 0;
  auto const provider = outside.open();
  auto hurried = lookup;
  hurried.until = outside.clock.now() + 100ms;
  auto patient = lookup;
  patient.deadlines.total = 60s;
  auto first = std::async(std::launch::async, [&] { return provider->call(hurried); });
  while (provider->standing().under_way < 1) std::this_thread::yield();
  auto second = std::async(std::launch::async, [&] { return provider->call(patient); });
  while (provider->standing().sharing < 1) std::this_thread::yield();
  may_answer.set_value();
  CHECK(first.get().trouble == Trouble::timed_out);
  CHECK(second.get().body == "for the patient one");
}

TEST_CASE("who waits for another's answer waits no longer than his own deadline") {
  Outside outside;
  std::promise<void> may_answer;
  outside.transport.steps.push_back([&](auto&&...) {
    may_answer.get_future().wait();
    return answered(200);
  });
  auto const provider = outside.open();
  auto first = std::async(std::launch::async, [&] { return provider->call(lookup); });
  while (provider->standing().under_way < 1) std::this_thread::yield();
  auto hurried = lookup;
  hurried.until = outside.clock.now() + 20ms;
  CHECK(provider->call(hurried).trouble == Trouble::timed_out);
  may_answer.set_value();
  CHECK(first.get().is_success());
}
