// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace places {

// A code of GB/T 2260: 350000 is 福建省, 350100 福州市, 350102 鼓楼区. GB/T 2260 has none that
// begin with 9; those are ours, for what lies abroad: 9, the country's number in ISO 3166-1, and 00
// for the country itself (949200 is 摩纳哥). A country is a province that is its own city.
class AreaCode {
 public:
  constexpr AreaCode() = default;
  explicit constexpr AreaCode(std::int32_t value) : value_(value) {}
  // Six digits, the first not 0.
  static std::optional<AreaCode> parse(std::string_view text);

  constexpr std::int32_t value() const { return value_; }
  std::string str() const { return std::to_string(value_); }

  constexpr bool is_abroad() const { return value_ / 100000 == 9; }
  constexpr AreaCode province() const {
    int const below = is_abroad() ? 100 : 10000;
    return AreaCode(value_ / below * below);
  }
  // The city people mean: 110105 → 110000 (a municipality is its own city), 350102 → 350100,
  // 429004 → itself (a county-level city without a prefecture).
  constexpr AreaCode city() const;
  constexpr bool is_province() const { return province() == *this; }
  constexpr bool is_municipality() const;  // 北京市, 香港, 摩纳哥: one city
  constexpr bool is_city() const {
    return city() == *this && (!is_province() || is_municipality());
  }
  // True for itself, its districts and, for a province, its cities.
  constexpr bool covers(AreaCode inner) const {
    return inner == *this || inner.city() == *this || inner.province() == *this;
  }

  friend constexpr auto operator<=>(AreaCode, AreaCode) = default;

 private:
  std::int32_t value_ = 0;
};

constexpr bool AreaCode::is_municipality() const {
  int const in_country = value_ / 10000;
  if (is_abroad()) return is_province();
  return is_province() && (in_country == 11 || in_country == 12 || in_country == 31 ||
                           in_country == 50 || in_country == 81 || in_country == 82);
}

constexpr AreaCode AreaCode::city() const {
  if (province().is_municipality()) return province();
  bool const has_no_prefecture = value_ / 100 % 100 == 90;
  return has_no_prefecture ? *this : AreaCode(value_ / 100 * 100);
}

}  // namespace places

template <>
struct std::hash<places::AreaCode> {
  std::size_t operator()(places::AreaCode code) const noexcept {
    return static_cast<std::size_t>(code.value());
  }
};
