// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <chrono>

namespace base {

// A moment in UTC, to the microsecond. Stored in SQL as BIGINT `…_at_us`.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

// The only source of "now"; passed in, so that every failure can be replayed.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// A clock that stands still until it is told to move. Safe to share between threads.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_us_(start.time_since_epoch().count()) {}
  Instant now() const override { return Instant(std::chrono::microseconds(now_us_.load())); }
  void advance(std::chrono::microseconds by) { now_us_ += by.count(); }
  void set(Instant at) { now_us_ = at.time_since_epoch().count(); }

 private:
  std::atomic<std::int64_t> now_us_;
};

inline std::int64_t to_us(Instant at) { return at.time_since_epoch().count(); }
inline Instant instant_from_us(std::int64_t us) { return Instant(std::chrono::microseconds(us)); }

}  // namespace base
