// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <functional>
#include <future>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/random.hpp"
#include "http/answers.hpp"
#include "http/event_stream.hpp"
#include "http/server.hpp"

// A server on a free port with endpoints that show what it does, and doors a test can open.
struct Counter final : http::Observer {
  std::atomic<int> started{0};
  std::atomic<int> in_flight{0};
  std::atomic<int> finished{0};
  std::atomic<int> connections{0};
  std::mutex mutex;
  std::multiset<std::string> lines;  // "GET /api/hello 200"

  void request_started() override { ++started, ++in_flight; }
  void request_finished(http::Finished const& request) override {
    --in_flight;
    ++finished;
    std::scoped_lock const lock(mutex);
    lines.insert(std::string(http::to_word(request.request.method)) + " " +
                 std::string(request.route) + " " + std::to_string(request.status));
  }
  void connection_opened() override { ++connections; }
  void connection_closed() override { --connections; }
  std::size_t count(std::string const& line) {
    std::scoped_lock const lock(mutex);
    return lines.count(line);
  }
};

struct House {
  explicit House(http::ServerOptions options = {}, http::BulkheadOptions db_options = {});
  ~House();

  std::uint16_t port() const { return server->port(); }
  void drain_in_background(std::chrono::milliseconds deadline);

  base::SystemClock clock;
  base::SystemRandom random;
  base::Ids ids{clock, random};
  Counter counter;
  std::string broken;
  std::promise<void> slow_entered;
  std::promise<void> slow_opened;
  std::shared_ptr<http::EventStream> events = std::make_shared<http::EventStream>(64 * 1024);
  http::Bulkhead db;
  http::Bulkhead cpu;
  http::Bulkhead outbound;
  http::Router router;
  std::unique_ptr<http::Server> server;
  std::future<bool> drained;
};

// Waits until it is so, for what other threads will bring about shortly.
template <class Condition>
bool comes_true(Condition condition) {
  auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::yield();
  }
  return true;
}
