// SPDX-License-Identifier: Apache-2.0
#include "places/impl/hours_reader.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/text.hpp"

namespace places::hours {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

void Reader::skip_spaces() {
  while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\t'))
    ++position_;
}

bool Reader::at_end() {
  skip_spaces();
  return position_ >= text_.size();
}

bool Reader::at(std::string_view sign) {
  skip_spaces();
  return text_.substr(position_).starts_with(sign);
}

bool Reader::take(std::string_view sign) {
  if (!at(sign)) return false;
  position_ += sign.size();
  return true;
}

std::string_view Reader::number_ahead() {
  skip_spaces();
  auto end = position_;
  while (end < text_.size() && is_digit(text_[end])) ++end;
  return text_.substr(position_, end - position_);
}

bool Reader::at_time() {
  auto const digits = number_ahead().size();
  auto const colon = position_ + digits;
  return (digits == 1 || digits == 2) && colon + 1 < text_.size() && text_[colon] == ':' &&
         is_digit(text_[colon + 1]);
}

bool Reader::at_year() {
  auto const digits = number_ahead();
  auto const next = position_ + digits.size();
  return digits.size() == 4 && (next >= text_.size() || text_[next] != ':');
}

int Reader::number(int least, int most, std::string_view what) {
  auto const digits = number_ahead();
  int value = -1;
  if (!digits.empty() && digits.size() <= 4)
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (value < least || value > most) {
    refuse(fmt::format("expected {} from {} to {}", what, least, most));
    return least;
  }
  position_ += digits.size();
  return value;
}

std::string Reader::word() {
  skip_spaces();
  std::string letters;
  for (auto i = position_; i < text_.size() && is_letter(text_[i]); ++i) letters += text_[i];
  return base::fold(letters);
}

bool Reader::take_word(std::string_view lower_case) {
  if (word() != lower_case) return false;
  position_ += lower_case.size();
  return true;
}

std::string Reader::quoted() {
  auto const end = text_.find('"', position_ + 1);
  if (end == std::string_view::npos) {
    refuse("the comment has no closing quote");
    return {};
  }
  auto const inside = text_.substr(position_ + 1, end - position_ - 1);
  position_ = end + 1;
  return std::string(inside);
}

void Reader::refuse(std::string reason) {
  if (refusal_) return;
  skip_spaces();
  auto const character = base::length_of(text_.substr(0, position_)) + 1;
  refusal_ = base::refuse(base::Refusal::invalid,
                          fmt::format("Opening hours, character {}: {}.", character, reason));
  position_ = text_.size();
}

}  // namespace places::hours
