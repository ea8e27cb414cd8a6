// SPDX-License-Identifier: Apache-2.0
#include "accounts/throttle.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

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
    recent_.push_front({std::string(key), now});
    by_key_[recent_.front().key] = recent_.begin();
  }
  auto& bucket = recent_.front();
  // Never further ahead than an empty bucket, even when the clock went back.
  bucket.full_at = std::clamp<base::Instant>(bucket.full_at, now, now + limit_.burst * limit_.each);
  return bucket;
}

base::Result<void> Throttle::take(std::string_view key) {
  std::scoped_lock const lock(mutex_);
  auto& mine = bucket(key);
  auto const wait = mine.full_at - clock_.now() - (limit_.burst - 1) * limit_.each;
  if (wait.count() <= 0) {
    mine.full_at += limit_.each;
    return {};
  }
  auto error = base::refuse(base::Refusal::too_many, "Too many attempts; please wait a moment.",
                            "too_many_attempts");
  error.retry_after = std::chrono::ceil<std::chrono::seconds>(wait);
  return error;
}

void Throttle::give_back(std::string_view key) {
  std::scoped_lock const lock(mutex_);
  bucket(key).full_at -= limit_.each;
}

std::size_t Throttle::keys() const {
  std::scoped_lock const lock(mutex_);
  return recent_.size();
}

std::string network_of(std::string_view address) {
  std::string text(address);
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
