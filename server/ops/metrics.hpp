// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ops {

using Seconds = std::chrono::duration<double>;

// What a lane of handlers looks like at the moment of a scrape.
struct LaneState {
  std::string name;
  std::size_t queued = 0;
  std::size_t busy = 0;
  std::uint64_t rejected = 0;  // since the start
};

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
  void connections_open(std::int64_t count);
  void lane_waited(std::string_view lane, Seconds waited);
  void plan_made(std::string_view outcome, Seconds took);  // planned, impossible, refused, broken
  void signed_in(std::string_view outcome);                // welcomed, refused, throttled

  // Asked at every scrape; set once, before the first.
  void sample_lanes(std::function<std::vector<LaneState>()> sample);
  void sample_database(std::function<DatabaseState()> sample);

  // The text exposition format, with the process's own figures.
  std::string scrape();

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace ops
