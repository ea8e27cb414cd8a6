// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/expects.hpp"

namespace base {

enum class Currency : std::uint8_t { cny, usd, eur, jpy, hkd };

std::string_view to_word(Currency currency);  // ISO 4217, "CNY"

// An amount in the currency's minor unit (fen, cents; yen has none). SQL: BIGINT `…_minor`.
// Amounts of two currencies never mix, and an overflow is a Bug.
class Money {
 public:
  constexpr Money() = default;
  constexpr Money(std::int64_t minor, Currency currency) : minor_(minor), currency_(currency) {}
  static constexpr Money yuan(std::int64_t whole) { return {whole * 100, Currency::cny}; }

  constexpr std::int64_t minor() const { return minor_; }
  constexpr Currency currency() const { return currency_; }
  constexpr bool is_zero() const { return minor_ == 0; }

  friend Money operator+(Money a, Money b) {
    EXPECTS(a.currency_ == b.currency_);
    std::int64_t sum = 0;
    EXPECTS(!__builtin_add_overflow(a.minor_, b.minor_, &sum));
    return {sum, a.currency_};
  }
  friend Money operator-(Money a, Money b) {
    EXPECTS(a.currency_ == b.currency_);
    std::int64_t rest = 0;
    EXPECTS(!__builtin_sub_overflow(a.minor_, b.minor_, &rest));
    return {rest, a.currency_};
  }
  friend Money operator*(Money a, std::int64_t times) {
    std::int64_t product = 0;
    EXPECTS(!__builtin_mul_overflow(a.minor_, times, &product));
    return {product, a.currency_};
  }
  Money& operator+=(Money more) { return *this = *this + more; }

  friend constexpr bool operator==(Money, Money) = default;
  friend std::strong_ordering operator<=>(Money a, Money b) {
    EXPECTS(a.currency_ == b.currency_);
    return a.minor_ <=> b.minor_;
  }

 private:
  std::int64_t minor_ = 0;
  Currency currency_ = Currency::cny;
};

// "1,460" or "35.50", for people: the amount without its currency, no needless decimals.
std::string to_decimal(Money amount);

}  // namespace base
