// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>

namespace base {

// The only source of chance; passed in.
class Random {
 public:
  virtual ~Random() = default;
  // Safe to call from several threads.
  virtual void fill(std::span<std::byte> out) = 0;
};

// The operating system's cryptographic generator (getrandom(2)).
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::byte> out) override;
};

// Reproducible bytes from a seed, for tests and demonstrations. Not for secrets.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::byte> out) override;

 private:
  std::mutex mutex_;
  std::uint64_t state_;
};

}  // namespace base
