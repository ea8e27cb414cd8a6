// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace places::hours {

// Walks over an expression, skipping white space between its words. The first refusal is kept
// and puts the reader at the end, so that every loop stops and only the caller needs to look.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end();
  bool at(std::string_view sign);    // the next characters are these
  bool take(std::string_view sign);  // and steps over them
  bool at_time();                    // 9:00 or 09:00
  bool at_number() { return !number_ahead().empty(); }
  bool at_year();  // four digits that are no time
  int number(int least, int most, std::string_view what);
  // The letters ahead, in lower case; empty if there are none.
  std::string word();
  void take_word() { position_ += word().size(); }
  bool take_word(std::string_view lower_case);
  std::string quoted();  // the text between quotes; the opening one is next

  std::size_t position() const { return position_; }
  void go_back(std::size_t position) { position_ = position; }
  void refuse(std::string reason);
  std::optional<base::Error> const& refusal() const { return refusal_; }

 private:
  void skip_spaces();
  std::string_view number_ahead();

  std::string_view text_;
  std::size_t position_ = 0;
  std::optional<base::Error> refusal_;
};

}  // namespace places::hours
