// SPDX-License-Identifier: Apache-2.0
#include "http/rules.hpp"

#include <regex>

#include "base/expects.hpp"

namespace http {

class Pattern {
 public:
  explicit Pattern(std::string const& ecma) : regex(ecma, std::regex::optimize) {}
  std::regex regex;
};

// libstdc++ walks a text recursively, some frames a character: a long one would end the stack.
constexpr std::size_t longest_matched = 1024;

bool matches(Pattern const& pattern, std::string_view text) {
  return text.size() <= longest_matched &&
         std::regex_match(text.begin(), text.end(), pattern.regex);
}

Field& Field::length(std::size_t least, std::size_t most) {
  EXPECTS(least <= most);
  rule_.length = {least, most};
  return *this;
}

Field& Field::items(std::size_t least, std::size_t most) {
  EXPECTS(least <= most);
  rule_.items = {least, most};
  return *this;
}

Field& Field::range(double least, double most) { return min(least).max(most); }

Field& Field::min(double least) {
  rule_.min = least;
  return *this;
}

Field& Field::max(double most) {
  rule_.max = most;
  return *this;
}

Field& Field::pattern(std::string ecma, std::string detail) {
  rule_.pattern = std::make_shared<Pattern const>(ecma);
  rule_.pattern_text = std::move(ecma);
  rule_.pattern_detail = std::move(detail);
  return *this;
}

Field& Field::format(std::string_view word) {
  rule_.format = word;
  return *this;
}

Field& Field::text(std::string_view sentence) {
  rule_.text = sentence;
  return *this;
}

Field& Field::example(std::string_view json) {
  rule_.example = json;
  return *this;
}

Field& Field::may_be_missing() {
  rule_.may_be_missing = true;
  return *this;
}

Rules&& Rules::text(std::string_view sentence) && {
  text_ = sentence;
  return std::move(*this);
}

}  // namespace http
