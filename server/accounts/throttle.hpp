// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace accounts {

struct ThrottleLimit {
  int burst = 10;                          // attempts at once
  std::chrono::milliseconds each{30'000};  // then one more after this time
};

// A leaky bucket for each key, in this process. Memory is bounded: beyond `most_keys` the key that
// was not seen for longest is forgotten. Safe to share between threads.
class Throttle {
 public:
  Throttle(ThrottleLimit limit, base::Clock const& clock, std::size_t most_keys = 20'000)
      : limit_(limit), clock_(clock), most_keys_(most_keys) {}

  // Takes one attempt, or refuses (too_many, with the time to wait).
  base::Result<void> take(std::string_view key);
  // Gives one attempt back: it turned out to be none.
  void give_back(std::string_view key);
  std::size_t keys() const;

 private:
  struct Bucket {
    std::string key;
    base::Instant full_at;  // when all attempts are there again (GCRA, ITU-T I.371)
  };
  Bucket& bucket(std::string_view key);

  ThrottleLimit limit_;
  base::Clock const& clock_;
  std::size_t most_keys_;
  std::mutex mutable mutex_;
  std::list<Bucket> recent_;  // the newest first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> by_key_;
};

// The key of a client: its IPv4 address, or the /64 network of an IPv6 one, because a
// household has that many of those.
std::string network_of(std::string_view address);

}  // namespace accounts
