// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <mutex>

#include "base/random.hpp"
#include "providers/outcome.hpp"

namespace providers {

struct RetryOptions {
  unsigned most = 1;                           // further attempts of one call
  std::chrono::milliseconds first_pause{100};  // doubled for each further one
  std::chrono::milliseconds longest_pause{2000};
  double budget_share = 0.1;  // retries per call, over time
  double budget_most = 10;    // retries that may have been saved up
};

// Every call earns a share of a retry and every retry spends a whole one, so that a provider in
// trouble gets a tenth more calls from us and not twice as many.
class RetryBudget {
 public:
  explicit RetryBudget(RetryOptions const& options)
      : share_(options.budget_share), most_(options.budget_most), saved_(options.budget_most) {}
  void earn();
  bool spend();  // false when there is none left

 private:
  double const share_;
  double const most_;
  std::mutex mutex_;
  double saved_;
};

// May another attempt help? Failures on the way and 408, 425, 429 and 5xx, but never what we
// refused, what is too large or who sends us elsewhere.
bool is_worth_repeating(Outcome const& outcome);

// Before attempt `attempt` + 1: anything up to the doubled pause ("full jitter"), so that those who
// failed together do not come back together.
std::chrono::milliseconds pause_before_retry(RetryOptions const& options, unsigned attempt,
                                             base::Random& random);

}  // namespace providers
