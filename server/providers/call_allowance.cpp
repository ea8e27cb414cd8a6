// SPDX-License-Identifier: Apache-2.0
#include "providers/call_allowance.hpp"

#include <algorithm>

namespace providers {

CallAllowance::CallAllowance(std::vector<Window> const& windows) {
  for (auto const& window : windows) buckets_.push_back({window, window.most, {}});
}

void CallAllowance::refill(base::Instant now) {
  for (auto& bucket : buckets_) {
    std::chrono::duration<double> const passed =
        std::max(now - bucket.at, base::Instant::duration{});
    std::chrono::duration<double> const length = bucket.window.length;
    bucket.left =
        std::min(bucket.window.most, bucket.left + bucket.window.most * (passed / length));
    bucket.at = now;
  }
}

bool CallAllowance::take(base::Instant now) {
  std::lock_guard const lock(mutex_);
  refill(now);
  if (std::any_of(buckets_.begin(), buckets_.end(), [](auto const& each) { return each.left < 1; }))
    return false;
  for (auto& bucket : buckets_) bucket.left -= 1;
  return true;
}

std::chrono::milliseconds CallAllowance::rest(base::Instant now) {
  std::lock_guard const lock(mutex_);
  refill(now);
  std::chrono::milliseconds longest{0};
  for (auto const& [window, left, at] : buckets_) {
    if (left >= 1) continue;
    std::chrono::duration<double> const length = window.length;
    auto const until_one =
        std::chrono::ceil<std::chrono::milliseconds>(length * ((1 - left) / window.most));
    longest = std::max(longest, until_one);
  }
  return longest;
}

}  // namespace providers
