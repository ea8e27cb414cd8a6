// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace places {

// A code of GB/T 2260: 350000 is 福建省, 350100 福州市, 350102 鼓楼区.
class AreaCode {
 public:
  constexpr AreaCode() = default;
  explicit constexpr AreaCode(std::int32_t value) : value_(value) {}
  // Six digits, the first not 0.
  static std::optional<AreaCode> parse(std::string_view text);

  constexpr std::int32_t value() const { return value_; }
  std::string str() const { return std::to_string(value_); }

  constexpr AreaCode province() const { return AreaCode(value_ / 10000 * 10000); }
  // The city people mean: 110105 → 110000 (a municipality is its own city), 350102 → 350100,
  // 429004 → itself (a county-level city without a prefecture).
  constexpr AreaCode city() const;
  constexpr bool is_province() const { return value_ % 10000 == 0; }
  constexpr bool is_municipality() const;  // 北京市, 香港: a province that is one city
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
