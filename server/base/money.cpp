// SPDX-License-Identifier: Apache-2.0
#include "base/money.hpp"

#include <fmt/format.h>

namespace base {
namespace {

// 1280 → "1,280"
std::string with_thousands(std::int64_t whole) {
  auto digits = std::to_string(whole);
  auto const first = whole < 0 ? 1 : 0;
  for (auto at = static_cast<int>(digits.size()) - 3; at > first; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

}  // namespace

std::string_view to_word(Currency currency) {
  switch (currency) {
    case Currency::cny:
      return "CNY";
    case Currency::usd:
      return "USD";
    case Currency::eur:
      return "EUR";
    case Currency::jpy:
      return "JPY";
    case Currency::hkd:
      return "HKD";
  }
  fail_expectation("a known currency", __FILE__, __LINE__);
}

std::string to_decimal(Money amount) {
  std::int64_t const per_unit = amount.currency() == Currency::jpy ? 1 : 100;
  auto const minor = amount.minor();
  auto const whole = minor / per_unit;
  auto const rest = minor % per_unit < 0 ? -(minor % per_unit) : minor % per_unit;
  char const* sign = minor < 0 && whole == 0 ? "-" : "";
  return rest == 0 ? fmt::format("{}{}", sign, with_thousands(whole))
                   : fmt::format("{}{}.{:02}", sign, with_thousands(whole), rest);
}

}  // namespace base
