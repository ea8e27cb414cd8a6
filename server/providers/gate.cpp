// SPDX-License-Identifier: Apache-2.0
#include "providers/gate.hpp"

namespace providers {

Gate::Place Gate::enter(std::chrono::milliseconds patience, std::stop_token const& stop) {
  std::unique_lock lock(mutex_);
  if (inside_ >= most_inside_) {
    if (waiting_ >= most_waiting_) return Place(nullptr);
    ++waiting_;
    bool const is_free =
        exits_.wait_for(lock, stop, patience, [this] { return inside_ < most_inside_; });
    --waiting_;
    if (!is_free) return Place(nullptr);
  }
  ++inside_;
  return Place(this);
}

std::size_t Gate::inside() const {
  std::scoped_lock const lock(mutex_);
  return inside_;
}

std::size_t Gate::waiting() const {
  std::scoped_lock const lock(mutex_);
  return waiting_;
}

void Gate::leave() {
  std::scoped_lock const lock(mutex_);
  --inside_;
  exits_.notify_one();
}

}  // namespace providers
