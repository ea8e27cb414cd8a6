// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/log.hpp"
#include "http/observer.hpp"
#include "ops/metrics.hpp"

namespace app {

// Turns what the server tells into metrics and, if wanted, one access line per request.
class Observing final : public http::Observer {
 public:
  Observing(ops::Metrics& metrics, base::Log& log, bool writes_access_lines)
      : metrics_(metrics), log_(log), writes_access_lines_(writes_access_lines) {}

  void request_started() override;
  void request_finished(http::Finished const& finished) override;
  void connection_opened() override;
  void connection_closed() override;
  void bulkhead_load(std::string_view bulkhead, std::size_t queued, std::size_t busy) override;
  void job_started(std::string_view bulkhead, std::chrono::steady_clock::duration waited) override;
  void job_refused(std::string_view bulkhead) override;

 private:
  ops::Metrics& metrics_;
  base::Log& log_;
  bool writes_access_lines_;
};

}  // namespace app
