// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace trips {

// A number that a text tells, and where.
struct ToldNumber {
  std::string digits;  // "1460", "2.5": without leading noughts and thousands' commas
  std::size_t from = 0;
  std::size_t until = 0;
};

// Numbers in digits (full-width ones too), in Chinese before a word that counts (三天, 两晚) and in
// English before one (three days).
std::vector<ToldNumber> told_numbers(std::string_view text);

}  // namespace trips
