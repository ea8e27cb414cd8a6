// SPDX-License-Identifier: Apache-2.0
#include "providers/retry.hpp"

#include <algorithm>
#include <array>

namespace providers {

using std::chrono::milliseconds;

void RetryBudget::earn() {
  std::scoped_lock const lock(mutex_);
  saved_ = std::min(most_, saved_ + share_);
}

bool RetryBudget::spend() {
  std::scoped_lock const lock(mutex_);
  if (saved_ < 1) return false;
  saved_ -= 1;
  return true;
}

bool is_worth_repeating(Outcome const& outcome) {
  switch (outcome.trouble) {
    case Trouble::none:
      break;
    case Trouble::unresolved:
    case Trouble::unreachable:
    case Trouble::timed_out:
    case Trouble::cut:
      return true;
    default:
      return false;
  }
  auto const status = outcome.status();
  return status == 408 || status == 425 || status == 429 ||
         (status >= 500 && status != 501 && status != 505);
}

milliseconds pause_before_retry(RetryOptions const& options, unsigned attempt,
                                base::Random& random) {
  auto const doubled = options.first_pause * (1LL << std::min(attempt - 1, 16u));
  auto const most = std::min<milliseconds>(doubled, options.longest_pause);
  std::array<std::byte, 4> bytes{};
  random.fill(bytes);
  std::uint32_t drawn = 0;
  for (auto const byte : bytes) drawn = drawn << 8 | std::to_integer<std::uint32_t>(byte);
  return milliseconds(drawn % static_cast<std::uint32_t>(most.count() + 1));
}

}  // namespace providers
