// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <mutex>
#include <vector>

#include "base/clock.hpp"

namespace providers {

// So many calls of one key in a time; each window fills again evenly. Ours is kept below theirs, so
// that they need not refuse us. Safe to share between threads.
class CallAllowance {
 public:
  struct Window {
    double most = 1;
    std::chrono::seconds length{1};
  };
  explicit CallAllowance(std::vector<Window> const& windows);

  // True when every window has room for a call, which is then taken from each of them.
  bool take(base::Instant now);
  // How long until every window has room, if nobody else calls.
  std::chrono::milliseconds rest(base::Instant now);

 private:
  struct Bucket {
    Window window;
    double left;
    base::Instant at;
  };
  void refill(base::Instant now);

  std::mutex mutex_;
  std::vector<Bucket> buckets_;
};

}  // namespace providers
