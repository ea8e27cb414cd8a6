// SPDX-License-Identifier: Apache-2.0
#include <sys/random.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/clock.hpp"
#include "base/random.hpp"

namespace base {

Instant SystemClock::now() const {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

void SystemRandom::fill(std::span<std::byte> out) {
  while (!out.empty()) {
    auto const got = ::getrandom(out.data(), out.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
    out = out.subspan(static_cast<std::size_t>(got));
  }
}

// SplitMix64 (Steele, Lea, Flood 2014): tiny, and every seed gives a full-period sequence.
void SeededRandom::fill(std::span<std::byte> out) {
  std::scoped_lock const lock(mutex_);
  while (!out.empty()) {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    z ^= z >> 31;
    auto const size = std::min(out.size(), sizeof z);
    std::memcpy(out.data(), &z, size);
    out = out.subspan(size);
  }
}

}  // namespace base
