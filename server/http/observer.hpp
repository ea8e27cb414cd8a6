// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstddef>
#include <string_view>

#include "http/message.hpp"

namespace http {

// One request as metrics and access logs see it; the views live during the call.
struct Finished {
  Request const& request;
  std::string_view route;  // the pattern, so that metrics stay few: "/api/trips/{trip}"
  unsigned status = 0;
  std::size_t bytes = 0;  // of the body as sent
  std::chrono::steady_clock::duration took{};
};

// What the server and its bulkheads tell; ops implements it. Called from many threads at once,
// and in the path of every request: it must not block.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void request_started() {}
  virtual void request_finished(Finished const&) {}
  virtual void connection_opened() {}
  virtual void connection_closed() {}
  virtual void bulkhead_load(std::string_view /*bulkhead*/, std::size_t /*queued*/,
                             std::size_t /*busy*/) {}
  virtual void job_started(std::string_view /*bulkhead*/,
                           std::chrono::steady_clock::duration /*waited*/) {}
  virtual void job_refused(std::string_view /*bulkhead*/) {}
};

}  // namespace http
