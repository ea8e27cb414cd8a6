// SPDX-License-Identifier: Apache-2.0
#include "providers/breaker.hpp"

#include <algorithm>

namespace providers {

Breaker::Admission Breaker::admit(base::Instant now) {
  std::scoped_lock const lock(mutex_);
  if (now < rests_until_) return Admission::resting;
  if (state_ == State::closed) return Admission::pass;
  if (state_ == State::open) {
    if (now < until_) return Admission::open;
    state_ = State::half_open;
    successes_ = 0;
  }
  if (trying_) return Admission::open;
  trying_ = true;
  return Admission::trial;
}

// What was let through before it opened is no news any more.
void Breaker::succeeded(Admission as) {
  std::scoped_lock const lock(mutex_);
  if (as == Admission::pass && state_ != State::closed) return;
  failures_ = 0;
  if (as != Admission::trial) return;
  trying_ = false;
  if (++successes_ < options_.successes) return;
  state_ = State::closed;
  openings_ = 0;
}

void Breaker::failed(Admission as, base::Instant now) {
  std::scoped_lock const lock(mutex_);
  ++failures_;
  if (as == Admission::trial) {
    trying_ = false;
    open(now);
  } else if (state_ == State::closed && failures_ >= options_.failures) {
    since_ = now;
    open(now);
  }
}

void Breaker::abandoned(Admission as) {
  std::scoped_lock const lock(mutex_);
  if (as == Admission::trial) trying_ = false;
}

void Breaker::open(base::Instant now) {
  auto const doubled = options_.open_for * (1LL << std::min(openings_, 16u));
  state_ = State::open;
  until_ = now + std::min<std::chrono::seconds>(doubled, options_.open_for_most);
  ++openings_;
}

void Breaker::rest(base::Instant until) {
  std::scoped_lock const lock(mutex_);
  rests_until_ = std::max(rests_until_, until);
}

Breaker::View Breaker::view(base::Instant now) const {
  std::scoped_lock const lock(mutex_);
  View view{.state = state_, .failures = failures_, .is_resting = now < rests_until_};
  if (state_ != State::closed) view.since = since_;
  if (state_ == State::open) view.until = until_;
  if (view.is_resting) view.until = std::max(rests_until_, view.until.value_or(rests_until_));
  return view;
}

std::string_view to_word(Breaker::State state) {
  if (state == Breaker::State::closed) return "closed";
  return state == Breaker::State::open ? "open" : "half_open";
}

}  // namespace providers
