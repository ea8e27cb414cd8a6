// SPDX-License-Identifier: Apache-2.0
// The ways between any two points, those that take least from the objective first.
#pragma once
#include <cstdint>
#include <vector>

#include "planner/problem.hpp"

namespace planner::impl {

// A choice is the rank of a way among those between its two points: 0 is the one to take if nothing
// binds. Ways that another one beats in time, fare and walking are left out, unless the hour may
// turn that round. With one mode the problem's own table is used.
class Choices {
 public:
  Choices(Problem const& problem, Weights const& weights);

  bool are_single() const { return most_ == 1; }
  int count(int from, int to) const { return most_ == 1 ? 1 : counts_[index(from, to)]; }
  Hop const& hop(int from, int to, int choice) const {
    return hops_[index(from, to) + static_cast<std::size_t>(choice) * pairs_];
  }
  int mode(int from, int to, int choice) const {
    return most_ == 1 ? 0 : modes_[index(from, to) + static_cast<std::size_t>(choice) * pairs_];
  }
  int arrival(int from, int to, int choice, int leave) const {
    int const minutes = hop(from, to, choice).minutes;
    auto const* const traffic = has_traffic_ ? traffic_of(from, to, choice) : nullptr;
    return traffic == nullptr ? leave + minutes : traffic->arrival(leave, minutes);
  }
  int departure(int from, int to, int choice, int by) const {
    int const minutes = hop(from, to, choice).minutes;
    auto const* const traffic = has_traffic_ ? traffic_of(from, to, choice) : nullptr;
    return traffic == nullptr ? by - minutes : traffic->departure(by, minutes);
  }
  bool has_traffic() const { return has_traffic_; }
  // A way, or any way, takes no less, whatever the hour.
  int least_minutes(int from, int to, int choice) const;
  int least_minutes(int from, int to) const;

 private:
  std::size_t index(int from, int to) const {
    return static_cast<std::size_t>(from) * points_ + static_cast<std::size_t>(to);
  }
  TimeOfDay const* traffic_of(int from, int to, int choice) const {
    return traffic_[static_cast<std::size_t>(mode(from, to, choice))];
  }
  void rank(Problem const& problem, Weights const& weights);
  void rank_pair(Problem const& problem, Weights const& weights, std::size_t pair);

  std::size_t points_ = 0;
  std::size_t pairs_ = 0;
  std::size_t most_ = 1;
  bool has_traffic_ = false;
  Hop const* hops_ = nullptr;
  std::vector<Hop> ranked_;  // all first choices, then all second ones, …
  std::vector<std::uint8_t> modes_;
  std::vector<std::uint8_t> counts_;
  std::vector<TimeOfDay const*> traffic_;  // per mode
};

}  // namespace planner::impl
