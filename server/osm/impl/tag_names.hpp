// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osm/element.hpp"

namespace osm {

inline constexpr std::size_t longest_name = 80;
inline constexpr std::size_t longest_sentence = 300;

struct Names {
  std::string zh;
  std::string en;
  std::vector<std::string> others;
};

// nullopt: it has none, in no language. Without a Chinese name the local one stands in for it;
// without an English or Latin one, the pinyin of the Chinese.
std::optional<Names> names_of(Element const& element);

std::string address_of(Element const& element);  // empty: unknown

bool has_chinese(std::string_view text);
// Well-formed UTF-8 without line breaks and control characters, cut at a number of characters.
std::string one_line(std::string_view text, std::size_t longest);

}  // namespace osm
