// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/random.hpp"

namespace base {

// 128 bits, 48 of them a UTC millisecond, written as 26 characters that sort by time
// (the ULID specification, Crockford's base 32). SQL type CHAR(26).
class Ulid {
 public:
  constexpr Ulid() = default;
  explicit constexpr Ulid(std::array<std::uint8_t, 16> bytes) : bytes_(bytes) {}

  // Accepts upper and lower case; nullopt for anything that is not a ULID.
  static std::optional<Ulid> parse(std::string_view text);

  std::string str() const;
  constexpr std::array<std::uint8_t, 16> const& bytes() const { return bytes_; }
  friend constexpr auto operator<=>(Ulid const&, Ulid const&) = default;

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

// The id of one kind of thing: `using TripId = base::Id<struct Trip>;`
template <class Thing>
class Id {
 public:
  constexpr Id() = default;
  explicit constexpr Id(Ulid value) : value_(value) {}
  static std::optional<Id> parse(std::string_view text) {
    auto const value = Ulid::parse(text);
    return value ? std::optional(Id(*value)) : std::nullopt;
  }

  std::string str() const { return value_.str(); }
  constexpr Ulid value() const { return value_; }
  friend constexpr auto operator<=>(Id const&, Id const&) = default;

 private:
  Ulid value_;
};

// Hands out ids; within one millisecond they still ascend. Safe to share between threads.
class Ids {
 public:
  Ids(Clock const& clock, Random& random) : clock_(clock), random_(random) {}
  Ulid next();
  template <class IdType>
  IdType next() {
    return IdType(next());
  }

 private:
  Clock const& clock_;
  Random& random_;
  std::mutex mutex_;
  std::int64_t last_ms_ = -1;
  std::array<std::uint8_t, 16> last_{};
};

}  // namespace base

template <class Thing>
struct std::hash<base::Id<Thing>> {
  std::size_t operator()(base::Id<Thing> const& id) const noexcept {
    std::size_t mixed = 0;
    for (auto const byte : id.value().bytes()) mixed = mixed * 131 + byte;
    return mixed;
  }
};
