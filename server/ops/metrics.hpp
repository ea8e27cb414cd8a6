// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ops {

using Seconds = std::chrono::duration<double>;

struct DatabaseState {
  std::size_t connections = 0;
  std::size_t leased = 0;
  std::uint64_t lease_timeouts = 0;  // since the start
  std::int64_t outbox_pending = 0;
  std::int64_t outbox_dead = 0;
};

// Counters and gauges by the Prometheus naming conventions; docs/operations/metrics.md lists
// them. Safe to share between threads.
class Metrics {
 public:
  Metrics();
  ~Metrics();

  void request_began();
  void request_finished(std::string_view method, std::string_view route, unsigned status,
                        Seconds took);
  void connection_opened();
  void connection_closed();
  void lane_load(std::string_view lane, std::size_t queued, std::size_t busy);
  void lane_waited(std::string_view lane, Seconds waited);
  void lane_refused(std::string_view lane);
  void plan_made(std::string_view outcome, Seconds took);  // planned, impossible, refused, broken
  void signed_in(std::string_view outcome);                // welcomed, refused, throttled
  // `outcome`: "2xx" … "5xx", or why there was no answer; each attempt behind the first is a retry.
  void provider_called(std::string_view provider, std::string_view outcome, Seconds took,
                       unsigned retries);
  void provider_breaker(std::string_view provider, std::string_view state);
  void cache_asked(std::string_view cache, std::string_view outcome);  // hit, miss, stale
  // `outcome`: sent, not_wanted, refused or unavailable.
  void notice_sent(std::string_view channel, std::string_view outcome);

  // Asked at every scrape; set once, before the first.
  void sample_live(std::function<std::size_t()> listeners);
  void sample_database(std::function<DatabaseState()> sample);

  // The text exposition format, with the process's own figures.
  std::string scrape();
  std::vector<std::string> list_names() const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace ops
