// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/told_numbers.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace trips {
namespace {

struct Numeral {
  std::string_view word;
  int value;
};

constexpr auto digits_zh = std::to_array<Numeral>({{"〇", 0},
                                                   {"零", 0},
                                                   {"一", 1},
                                                   {"二", 2},
                                                   {"两", 2},
                                                   {"三", 3},
                                                   {"四", 4},
                                                   {"五", 5},
                                                   {"六", 6},
                                                   {"七", 7},
                                                   {"八", 8},
                                                   {"九", 9}});
constexpr auto scales_zh =
    std::to_array<Numeral>({{"十", 10}, {"百", 100}, {"千", 1000}, {"万", 10000}});
constexpr auto numbers_en = std::to_array<Numeral>({{"one", 1},
                                                    {"two", 2},
                                                    {"three", 3},
                                                    {"four", 4},
                                                    {"five", 5},
                                                    {"six", 6},
                                                    {"seven", 7},
                                                    {"eight", 8},
                                                    {"nine", 9},
                                                    {"ten", 10},
                                                    {"eleven", 11},
                                                    {"twelve", 12},
                                                    {"fifteen", 15},
                                                    {"twenty", 20},
                                                    {"thirty", 30},
                                                    {"forty", 40},
                                                    {"fifty", 50},
                                                    {"hundred", 100},
                                                    {"thousand", 1000}});
constexpr auto counters_zh = std::to_array<std::string_view>(
    {"天", "日", "晚", "夜", "元", "块", "公里", "千米", "米", "小时", "分钟", "点", "人", "位",
     "处", "个", "站", "座", "家", "顿", "餐",   "星",   "月", "年",   "折",   "成", "分"});
constexpr auto counters_en = std::to_array<std::string_view>(
    {"day",   "night", "hour",   "minute", "yuan",   "km",     "kilomet",
     "metre", "meter", "people", "person", "guest",  "sight",  "stop",
     "place", "meal",  "star",   "mile",   "dollar", "percent"});

template <class Table>
std::optional<Numeral> numeral_at(Table const& table, std::string_view text) {
  auto const* const at = std::find_if(
      table.begin(), table.end(), [&](Numeral const& each) { return text.starts_with(each.word); });
  return at == table.end() ? std::nullopt : std::optional(*at);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "007" → "7", "2.50" stays, "1,460" → "1460".
std::string plain(std::string_view text) {
  std::string made;
  for (char const c : text)
    if (c != ',') made += c;
  auto const at = std::min(made.find_first_not_of('0'), made.size());
  made.erase(0, at);
  if (made.empty() || made.front() == '.') made.insert(made.begin(), '0');
  return made;
}

ToldNumber digits_from(std::string_view text, std::size_t from) {
  auto const joins = [&](std::size_t i) {
    bool const is_inside = i + 1 < text.size() && is_digit(text[i + 1]);
    return is_inside && (text[i] == '.' || text[i] == ',');
  };
  auto at = from;
  while (at < text.size() && (is_digit(text[at]) || joins(at))) ++at;
  return {plain(text.substr(from, at - from)), from, at};
}

// 二十一, 两百; nullopt unless a word that counts follows.
std::optional<ToldNumber> chinese_from(std::string_view text, std::size_t from) {
  auto at = from;
  int total = 0;
  int digit = -1;
  while (at < text.size()) {
    auto const rest = text.substr(at);
    if (auto const found = numeral_at(digits_zh, rest)) {
      digit = std::max(digit, 0) * (digit > 0 ? 10 : 0) + found->value;
      at += found->word.size();
    } else if (auto const scale = numeral_at(scales_zh, rest)) {
      total += (digit < 0 ? 1 : digit) * scale->value;
      digit = -1;
      at += scale->word.size();
    } else {
      break;
    }
  }
  auto const rest = text.substr(at);
  bool const counts = std::any_of(counters_zh.begin(), counters_zh.end(),
                                  [&](auto word) { return rest.starts_with(word); });
  if (at == from || !counts) return std::nullopt;
  return ToldNumber{std::to_string(total + std::max(digit, 0)), from, at};
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || std::isalpha(static_cast<unsigned char>(text[at - 1])) == 0;
}

// "three days", "three full days"; nullopt unless one of the next two words counts.
std::optional<ToldNumber> english_from(std::string_view lower, std::size_t from) {
  auto const found = numeral_at(numbers_en, lower.substr(from));
  if (!found || !begins_word(lower, from)) return std::nullopt;
  auto at = from + found->word.size();
  if (at < lower.size() && lower[at] != ' ' && lower[at] != '-') return std::nullopt;
  for (int words = 0; words < 2 && at < lower.size(); ++words) {
    auto const rest = lower.substr(at + 1);
    bool const counts = std::any_of(counters_en.begin(), counters_en.end(),
                                    [&](auto word) { return rest.starts_with(word); });
    if (counts) return ToldNumber{std::to_string(found->value), from, from + found->word.size()};
    at = lower.find(' ', at + 1);
  }
  return std::nullopt;
}

// Full-width digits made ASCII, letters lower case; offsets mean nothing afterwards.
std::string folded(std::string_view text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const wide = text.substr(i, 3);
    bool const is_wide_digit = wide.size() == 3 && wide[0] == '\xef' && wide[1] == '\xbc' &&
                               wide[2] >= '\x90' && wide[2] <= '\x99';
    if (is_wide_digit) {
      made += static_cast<char>('0' + (static_cast<unsigned char>(wide[2]) - 0x90));
      i += 2;
    } else {
      made += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
    }
  }
  return made;
}

}  // namespace

std::vector<ToldNumber> told_numbers(std::string_view text) {
  auto const lower = folded(text);
  std::vector<ToldNumber> found;
  for (std::size_t at = 0; at < lower.size();) {
    std::optional<ToldNumber> number;
    if (is_digit(lower[at]))
      number = digits_from(lower, at);
    else
      number = chinese_from(lower, at);
    if (!number) number = english_from(lower, at);
    at = number ? number->until : at + 1;
    if (number) found.push_back(*std::move(number));
  }
  return found;
}

}  // namespace trips
