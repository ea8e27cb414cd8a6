// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

// What people leave out of names. All texts are folded.
namespace assistant::impl {

// 福州市 → 福州.
std::vector<std::string> city_forms(std::string_view name);

// `city`: its name. Without the branch in brackets, the city before it, the generic word behind it
// (公园, 风景区, "museum"), and with each dot left out.
std::vector<std::string> place_forms(std::string_view name, std::string_view city);

// The code points that are letters, digits or characters; marks and blanks left out.
std::u32string core_points(std::string_view name);

}  // namespace assistant::impl
