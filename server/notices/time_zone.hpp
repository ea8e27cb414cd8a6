// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace notices {

// The clocks of a place, from the system's tz database (RFC 8536 files, Debian's package tzdata).
// Behind the last change that a file lists, which is in 2037, they stay as they are there.
class TimeZone {
 public:
  // By its name, Asia/Shanghai; nullopt when the system does not know it.
  static std::optional<TimeZone> find(std::string_view name);
  // The content of a tz file; nullopt when it is none.
  static std::optional<TimeZone> parse(std::string_view bytes);

  struct Change {
    std::chrono::sys_seconds from;
    std::chrono::seconds offset;  // ahead of UTC
    bool is_daylight = false;     // summer time
  };

  std::chrono::seconds offset_at(base::Instant at) const;  // ahead of UTC
  // In order: the last one up to `from`, where there is any, and all behind it before `until`.
  std::vector<Change> changes_between(base::Instant from, base::Instant until) const;

 private:
  std::chrono::seconds first_{};  // before all changes
  std::vector<Change> changes_;
};

}  // namespace notices
