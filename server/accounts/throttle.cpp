// SPDX-License-Identifier: Apache-2.0
#include "accounts/throttle.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace accounts {

Throttle::Bucket& Throttle::bucket(std::string_view key) {
  auto const now = clock_.now();
  if (auto const found = by_key_.find(key); found != by_key_.end()) {
    recent_.splice(recent_.begin(), recent_, found->second);
  } else {
    if (recent_.size() >= most_keys_) {
      by_key_.erase(recent_.back().key);
      recent_.pop_back();
    }
    recent_.push_front({std::string(key), static_cast<double>(limit_.burst), now});
    by_key_[recent_.front().key] = recent_.begin();
  }
  auto& bucket = recent_.front();
  std::chrono::duration<double> const passed = now - bucket.filled_at;
  std::chrono::duration<double> const each = limit_.each;
  bucket.tokens = std::min<double>(limit_.burst, bucket.tokens + std::max(0.0, passed / each));
  bucket.filled_at = now;
  return bucket;
}

base::Result<void> Throttle::take(std::string_view key) {
  std::scoped_lock const lock(mutex_);
  auto& mine = bucket(key);
  if (mine.tokens >= 1) {
    mine.tokens -= 1;
    return {};
  }
  std::chrono::duration<double> const each = limit_.each;
  auto error = base::refuse(base::Refusal::too_many, "Too many attempts; please wait a moment.",
                            "too_many_attempts");
  error.retry_after = std::chrono::ceil<std::chrono::seconds>((1 - mine.tokens) * each);
  return error;
}

void Throttle::give_back(std::string_view key) {
  std::scoped_lock const lock(mutex_);
  auto& mine = bucket(key);
  mine.tokens = std::min<double>(limit_.burst, mine.tokens + 1);
}

std::size_t Throttle::keys() const {
  std::scoped_lock const lock(mutex_);
  return recent_.size();
}

std::string network_of(std::string_view address) {
  std::string const text(address);
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
  constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
    ::inet_ntop(AF_INET, bytes.data() + mapped.size(), out.data(), out.size());
    return out.data();
  }
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  ::inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
  return std::string(out.data()) + "/64";
}

}  // namespace accounts
