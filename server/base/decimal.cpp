// SPDX-License-Identifier: Apache-2.0
#include "base/decimal.hpp"

#include <charconv>

#include "base/expects.hpp"

namespace base {
namespace {

constexpr std::size_t digits_behind = 9;

bool are_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<std::int64_t> billionths_from(std::string_view decimal, std::size_t most_whole) {
  EXPECTS(most_whole <= 9);
  auto const point = decimal.find('.');
  std::string const whole(decimal.substr(0, point));
  std::string behind(point == std::string_view::npos ? "0" : decimal.substr(point + 1));
  if (!are_digits(whole) || !are_digits(behind)) return std::nullopt;
  if (whole.size() > most_whole || behind.size() > digits_behind) return std::nullopt;
  behind.resize(digits_behind, '0');
  auto const digits = whole + behind;
  std::int64_t read = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), read);
  return read;
}

std::string billionths_text(std::int64_t billionths) {
  EXPECTS(billionths >= 0);
  auto digits = std::to_string(billionths);
  if (digits.size() <= digits_behind) digits.insert(0, digits_behind + 1 - digits.size(), '0');
  digits.insert(digits.size() - digits_behind, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

}  // namespace base
