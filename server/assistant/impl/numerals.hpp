// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string_view>

namespace assistant::impl {

// A number as people write it: 1500, 1,500, 8k, 1.5万, 1万2, 三十五, 两百五, "twenty-five",
// "a couple of". 两三 is a range; a plain number has low == high.
struct Numeral {
  std::size_t length = 0;  // bytes; 0: there is none
  double low = 0;
  double high = 0;
  bool is_ordinal = false;  // "5th"
  int digits = 0;           // how many Arabic digits stand before any point
};

// The longest numeral that begins there, in a folded text.
Numeral numeral_at(std::string_view text, std::size_t at);

}  // namespace assistant::impl
