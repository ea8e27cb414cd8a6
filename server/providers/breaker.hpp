// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace providers {

struct BreakerOptions {
  unsigned failures = 5;                    // in a row that open it
  std::chrono::seconds open_for{30};        // before one call may try again; doubled each time
  std::chrono::seconds open_for_most{300};  // that this fails
  unsigned successes = 2;                   // of such trials, in a row, that close it
};

// Keeps calls from a provider that fails: closed (calls pass), open (none does), half open (one at
// a time tries). Times come in with each call; safe to share between threads.
class Breaker {
 public:
  enum class State : std::uint8_t { closed, open, half_open };

  explicit Breaker(BreakerOptions options) : options_(options) {}

  enum class Admission : std::uint8_t { pass, trial, open, resting };
  // Whose call passes or is a trial must say how it ended: succeeded, failed or abandoned, once.
  Admission admit(base::Instant now);
  void succeeded(Admission as);
  void failed(Admission as, base::Instant now);
  void abandoned(Admission as);  // it says nothing about the provider: cancelled, say

  // The provider asked for peace: nobody passes before `until`. A later one wins.
  void rest(base::Instant until);

  struct View {
    State state = State::closed;
    unsigned failures = 0;                    // in a row
    std::optional<base::Instant> since = {};  // that it is not closed
    std::optional<base::Instant> until = {};  // no call passes: open or resting
    bool is_resting = false;
  };
  View view(base::Instant now) const;

 private:
  void open(base::Instant now);

  BreakerOptions const options_;
  mutable std::mutex mutex_;
  State state_ = State::closed;
  unsigned failures_ = 0;
  unsigned successes_ = 0;
  unsigned openings_ = 0;  // since it was last closed
  bool trying_ = false;    // a trial is under way
  base::Instant since_{};
  base::Instant until_{};
  base::Instant rests_until_{};
};

std::string_view to_word(Breaker::State state);

}  // namespace providers
