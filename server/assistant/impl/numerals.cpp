// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/numerals.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "assistant/impl/folded_text.hpp"

namespace assistant::impl {
namespace {

using Worth = std::pair<std::string_view, double>;

constexpr double most = 1e12;  // larger ones are nonsense here

constexpr std::array<Worth, 15> chinese_digits{{{"零", 0},
                                                {"〇", 0},
                                                {"一", 1},
                                                {"二", 2},
                                                {"两", 2},
                                                {"俩", 2},
                                                {"三", 3},
                                                {"仨", 3},
                                                {"四", 4},
                                                {"五", 5},
                                                {"六", 6},
                                                {"七", 7},
                                                {"八", 8},
                                                {"九", 9},
                                                {"壹", 1}}};
constexpr std::array<Worth, 5> chinese_units{
    {{"十", 10}, {"百", 100}, {"千", 1000}, {"万", 1e4}, {"亿", 1e8}}};

template <std::size_t size>
std::optional<double> worth_at(std::array<Worth, size> const& words, std::string_view text,
                               std::size_t at) {
  for (auto const& [word, worth] : words)
    if (text.substr(at).starts_with(word)) return worth;
  return std::nullopt;
}

constexpr std::size_t han = 3;  // bytes of a Chinese character

// 千 before 米 is a kilometre's.
bool is_unit_at(std::string_view text, std::size_t at) {
  return worth_at(chinese_units, text, at) && !text.substr(at).starts_with("千米");
}

// Digits in a row: 两三 (a range), 二〇二六 (a year), 一五 (nothing).
Numeral digit_row(std::string_view text, std::size_t at) {
  Numeral row;
  double value = 0;
  double last = -1;
  int count = 0;
  auto to = at;
  for (auto digit = worth_at(chinese_digits, text, to); digit;
       digit = worth_at(chinese_digits, text, to)) {
    value = value * 10 + *digit;
    if (count == 1) row = {to + han - at, last, *digit};
    last = *digit;
    to += han;
    ++count;
    if (value > most) return {};
  }
  if (count == 2) return row.high == row.low + 1 ? row : Numeral{};
  if (count == 4) return {to - at, value, value};
  return {};
}

// 三千五百二十, 一万二, 十五. Also what stands behind Arabic digits: the 2 of 1万2.
struct ChineseNumber {
  double total = 0;
  double section = 0;
  double digit = -1;     // waiting for its unit
  double last_unit = 0;  // of the digit before
  bool has_range = false;
  double low_digit = 0;

  void unit(double worth) {
    auto const count = digit < 0 ? 1 : digit;
    if (worth >= 1e4) {
      total = (total + section + (digit < 0 ? 0 : digit)) * worth;
      if (total == 0) total = worth;
      section = 0;
    } else {
      section += count * worth;
    }
    last_unit = worth;
    digit = -1;
  }
  double value(double last_digit, bool zero_before) const {
    if (last_digit < 0) return total + section;
    bool const is_short = last_unit >= 100 && !zero_before;  // 三百五 is 350
    return total + section + last_digit * (is_short ? last_unit / 10 : 1);
  }
};

Numeral chinese_at(std::string_view text, std::size_t at) {
  if (auto const row = digit_row(text, at);
      row.length > 0 && !(at + row.length < text.size() && is_unit_at(text, at + row.length)))
    return row;
  ChineseNumber number;
  bool zero_before = false;
  bool has_any = false;
  auto to = at;
  double range_low = -1;
  while (to < text.size()) {
    if (auto const digit = worth_at(chinese_digits, text, to)) {
      bool const is_zero = *digit == 0;
      if (number.digit >= 0) {  // 二三十, 十五六
        bool const is_range = range_low < 0 && *digit == number.digit + 1;
        if (!is_range) break;
        range_low = number.digit;
      }
      if (is_zero && !has_any && !is_unit_at(text, to + han)) return {to + han - at, 0, 0};
      zero_before = is_zero || (zero_before && number.digit < 0);
      number.digit = is_zero ? -1 : *digit;
    } else if (is_unit_at(text, to)) {
      auto const worth = *worth_at(chinese_units, text, to);
      if (!has_any && worth != 10) return {};
      if (number.digit < 0 && worth < 1e4 && has_any && !zero_before) break;
      if (number.digit < 0 && worth >= 1e4 && number.last_unit >= 1e4) break;
      if (range_low >= 0) range_low *= worth;
      number.unit(worth);
      zero_before = false;
    } else {
      break;
    }
    to += han;
    has_any = true;
    if (number.total > most) return {};
  }
  if (!has_any) return {};
  auto const high = number.value(number.digit, zero_before);
  if (range_low < 0) return {to - at, high, high};
  return {to - at, number.digit >= 0 ? high - (number.digit - range_low) : range_low, high};
}

double decimal_from(std::string_view digits) {
  double value = 0;
  double place = 0;
  for (char const c : digits) {
    if (c == '.') {
      place = 0.1;
    } else if (c != ',' && place > 0) {
      value += (c - '0') * place;
      place /= 10;
    } else if (c != ',') {
      value = value * 10 + (c - '0');
    }
  }
  return value;
}

// The end of 1,500 and 4.6; a point or comma counts only between digits, a comma before three.
std::size_t end_of_digits(std::string_view text, std::size_t at) {
  auto const is_digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  auto to = at;
  bool has_point = false;
  while (to < text.size()) {
    if (is_digit(text[to])) {
      ++to;
      continue;
    }
    bool const is_group = text[to] == ',' && !has_point && to - at <= 3 && is_digit_at(to + 1) &&
                          is_digit_at(to + 2) && is_digit_at(to + 3) && !is_digit_at(to + 4);
    bool const is_point = text[to] == '.' && !has_point && is_digit_at(to + 1);
    if (!is_group && !is_point) break;
    has_point |= is_point;
    ++to;
  }
  return to;
}

Numeral arabic_at(std::string_view text, std::size_t at) {
  auto to = end_of_digits(text, at);
  auto const body = text.substr(at, to - at);
  if (body.size() > 32 || body.substr(0, body.find('.')).size() > 15) return {};
  auto value = decimal_from(body);
  Numeral made{.length = to - at, .low = value, .high = value};
  made.digits = static_cast<int>(body.substr(0, body.find('.')).size());

  auto const rest = text.substr(to);
  bool const ends_word = rest.size() < 2 || !is_letter(rest[1]);
  double scale = 1;
  if (rest.starts_with("万")) scale = 1e4;
  if (rest.starts_with("千") && !rest.starts_with("千米")) scale = 1e3;
  if (rest.starts_with("百")) scale = 1e2;
  if (rest.starts_with("k") && ends_word) scale = 1e3;
  if (rest.starts_with("w") && ends_word) scale = 1e4;
  if (scale > 1) {
    to += is_letter(rest[0]) ? 1 : han;
    value *= scale;
    bool const has_tail = to < text.size() && is_digit(text[to]) &&
                          (to + 1 == text.size() || !is_digit(text[to + 1]));
    if (has_tail) value += (text[to++] - '0') * scale / 10;  // 1万2
    return {to - at, value, value, false, made.digits};
  }
  for (std::string_view const suffix : {"st", "nd", "rd", "th"})
    if (rest.starts_with(suffix) && (rest.size() == 2 || !is_letter(rest[2]))) {
      made.length += 2;
      made.is_ordinal = true;
    }
  return made;
}

constexpr std::array<Worth, 36> english_words{
    {{"zero", 0},      {"one", 1},         {"two", 2},           {"three", 3},
     {"four", 4},      {"five", 5},        {"six", 6},           {"seven", 7},
     {"eight", 8},     {"nine", 9},        {"ten", 10},          {"eleven", 11},
     {"twelve", 12},   {"thirteen", 13},   {"fourteen", 14},     {"fifteen", 15},
     {"sixteen", 16},  {"seventeen", 17},  {"eighteen", 18},     {"nineteen", 19},
     {"twenty", 20},   {"thirty", 30},     {"forty", 40},        {"fifty", 50},
     {"sixty", 60},    {"seventy", 70},    {"eighty", 80},       {"ninety", 90},
     {"hundred", 100}, {"thousand", 1000}, {"a couple of", 2},   {"couple of", 2},
     {"a dozen", 12},  {"a hundred", 100}, {"a thousand", 1000}, {"half a dozen", 6}}};

// The word and its worth; the longest that ends where letters end.
std::optional<Worth> english_word_at(std::string_view text, std::size_t at) {
  std::optional<Worth> found;
  for (auto const& word : english_words) {
    auto const end = at + word.first.size();
    bool const is_here =
        text.substr(at).starts_with(word.first) && (end >= text.size() || !is_letter(text[end]));
    if (is_here && (!found || word.first.size() > found->first.size())) found = word;
  }
  return found;
}

Numeral english_at(std::string_view text, std::size_t at) {
  double total = 0;
  double part = 0;
  std::size_t end = at;
  auto to = at;
  for (auto word = english_word_at(text, to); word; word = english_word_at(text, to)) {
    auto const worth = word->second;
    if (worth == 100 || worth == 1000) {
      part = (part == 0 ? 1 : part) * worth;
      if (worth == 1000) total += part, part = 0;
    } else {
      bool const follows = part == 0 || (part >= 20 && worth < 10) || part >= 100;
      if (!follows) break;
      part += worth;
    }
    end = to + word->first.size();
    to = end;
    if (to < text.size() && (text[to] == ' ' || text[to] == '-')) ++to;
    if (text.substr(to).starts_with("and ") && part >= 100) to += 4;
  }
  if (end == at) return {};
  return {end - at, total + part, total + part};
}

}  // namespace

Numeral numeral_at(std::string_view text, std::size_t at) {
  if (is_digit(text[at])) return arabic_at(text, at);
  if (is_letter(text[at])) return english_at(text, at);
  return chinese_at(text, at);
}

}  // namespace assistant::impl
