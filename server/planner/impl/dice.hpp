// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace planner::impl {

// SplitMix64 (Steele, Lea and Flood 2014): the same throws for the same seed on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  // In [0, count).
  int below(int count) {
    return static_cast<int>((next() >> 32) * static_cast<std::uint64_t>(count) >> 32);
  }
  // In [0, 1).
  double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  bool chance(double probability) { return share() < probability; }

 private:
  std::uint64_t state_;
};

}  // namespace planner::impl
