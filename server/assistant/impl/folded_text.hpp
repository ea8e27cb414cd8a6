// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assistant/wish_slots.hpp"

namespace assistant::impl {

// A text made comparable: ASCII in lower case, full-width letters, digits, brackets and dots as
// their ASCII twins, every white space but a line's end one blank. Remembers where each byte
// came from.
class FoldedText {
 public:
  explicit FoldedText(std::string_view text);

  std::string const& str() const { return folded_; }
  std::size_t size() const { return folded_.size(); }
  // The bytes of the original text behind bytes of the folded one.
  Span original(std::size_t from, std::size_t until) const {
    return {origin_[from], origin_[until]};
  }

 private:
  void add(std::string_view bytes, std::size_t at);

  std::string folded_;
  std::vector<std::uint32_t> origin_;  // one more than bytes
};

std::string folded(std::string_view text);

// The length in bytes of the code point that starts there; 1 for a byte that starts none.
std::size_t point_length(std::string_view text, std::size_t at);
std::size_t count_points(std::string_view text);
bool is_letter(char c);  // ASCII, lower case
bool is_digit(char c);

}  // namespace assistant::impl
