// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace providers {

// A bounded number of calls at once and a bounded number that wait for a place.
class Gate {
 public:
  Gate(std::size_t most_inside, std::size_t most_waiting)
      : most_inside_(most_inside), most_waiting_(most_waiting) {}

  // Leaves when it goes out of scope.
  class Place {
   public:
    explicit Place(Gate* gate) : gate_(gate) {}
    ~Place() {
      if (gate_) gate_->leave();
    }
    Place(Place const&) = delete;
    explicit operator bool() const { return gate_ != nullptr; }

   private:
    Gate* gate_;
  };
  // No place when too many wait already, or none became free in time, or `stop` was asked for.
  Place enter(std::chrono::milliseconds patience, std::stop_token const& stop);

  std::size_t inside() const;
  std::size_t waiting() const;

 private:
  void leave();

  std::size_t const most_inside_;
  std::size_t const most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable_any exits_;
  std::size_t inside_ = 0;
  std::size_t waiting_ = 0;
};

}  // namespace providers
