// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/heard.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/text.hpp"

namespace trips {
namespace {

using Text = std::string_view;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Number {
  int value = 0;
  std::size_t length = 0;  // in bytes
};

constexpr std::pair<Text, int> numerals[] = {
    {"零", 0},     {"一", 1},    {"二", 2},   {"两", 2},    {"三", 3},     {"四", 4},
    {"五", 5},     {"六", 6},    {"七", 7},   {"八", 8},    {"九", 9},     {"one", 1},
    {"two", 2},    {"three", 3}, {"four", 4}, {"five", 5},  {"six", 6},    {"seven", 7},
    {"eight", 8},  {"nine", 9},  {"ten", 10}, {"first", 1}, {"second", 2}, {"third", 3},
    {"fourth", 4}, {"fifth", 5}, {"an", 1},   {"a", 1}};

std::optional<Number> digits_at(Text text, std::size_t at) {
  Number found;
  while (at + found.length < text.size() && is_digit(text[at + found.length]) && found.length < 7)
    found.value = found.value * 10 + (text[at + found.length++] - '0');
  return found.length > 0 ? std::optional(found) : std::nullopt;
}

std::optional<Number> numeral_at(Text text, std::size_t at) {
  std::optional<Number> longest;
  for (auto const& [word, value] : numerals)
    if (text.substr(at).starts_with(word) && (!longest || word.size() > longest->length))
      longest = Number{value, word.size()};
  return longest;
}

// 3, 三, 十二, three.
std::optional<Number> number_at(Text text, std::size_t at) {
  if (auto const digits = digits_at(text, at)) return digits;
  constexpr Text ten = "十";
  auto const tens = numeral_at(text, at);
  auto const after = at + (tens ? tens->length : 0);
  if (!text.substr(after).starts_with(ten)) return tens;
  auto const ones = numeral_at(text, after + ten.size());
  Number found{(tens ? tens->value : 1) * 10, after + ten.size() - at};
  if (ones && ones->value < 10) {
    found.value += ones->value;
    found.length += ones->length;
  }
  return found;
}

std::size_t after_blanks(Text text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '-')) ++at;
  return at;
}

// The number that begins anywhere and ends, but for blanks, where `at` is.
std::optional<Number> number_ending_at(Text text, std::size_t at) {
  std::optional<Number> longest;
  for (std::size_t from = at > 24 ? at - 24 : 0; from < at; ++from) {
    bool const is_inside = from > 0 && is_digit(text[from]) && is_digit(text[from - 1]);
    bool const is_in_word = from > 0 && std::isalpha(static_cast<unsigned char>(text[from - 1])) &&
                            std::isalpha(static_cast<unsigned char>(text[from]));
    if (is_inside || is_in_word) continue;
    auto const found = number_at(text, from);
    if (!found || after_blanks(text, from + found->length) != at) continue;
    if (!longest || found->length > longest->length) longest = found;
  }
  return longest;
}

bool replace_all(std::string& text, Text what, Text by) {
  bool has_any = false;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
    has_any = true;
  }
  return has_any;
}

int by_half_of_day(int hour, Text before, Text after) {
  bool const is_late = says(before, {"下午", "晚上", "傍晚", "今晚"}) || after.starts_with("pm") ||
                       after.starts_with("p.m");
  return is_late && hour < 12 ? hour + 12 : hour;
}

}  // namespace

std::vector<std::string> clauses_in(std::string const& text) {
  auto marked = text;
  for (Text const mark : {"，", "。", "；", "！", "？", "\n", ";", "!", "?", ". ", "然后", "并且",
                          "同时", "接着", " and then ", " then ", "，再"})
    replace_all(marked, mark, "\x01");
  for (std::size_t at = 1; at < marked.size(); ++at) {
    bool const is_in_number =
        is_digit(marked[at - 1]) && at + 1 < marked.size() && is_digit(marked[at + 1]);
    if (marked[at] == ',' && !is_in_number) marked[at] = '\x01';
  }
  std::vector<std::string> clauses;
  std::size_t from = 0;
  while (from <= marked.size()) {
    auto const until = std::min(marked.find('\x01', from), marked.size());
    auto const clause = base::trim(Text(marked).substr(from, until - from));
    if (!clause.empty()) clauses.emplace_back(clause);
    from = until + 1;
  }
  return clauses;
}

std::size_t place_of(Text clause, std::vector<Text> const& words) {
  auto first = Text::npos;
  for (auto const word : words) first = std::min(first, clause.find(word));
  return first;
}

bool says(Text clause, std::vector<Text> const& words) {
  return place_of(clause, words) != Text::npos;
}

std::vector<HeardDay> days_in(Text clause) {
  std::vector<HeardDay> days;
  for (std::size_t at = 0; at < clause.size(); ++at) {
    auto const rest = clause.substr(at);
    if (rest.starts_with("最后一天") || rest.starts_with("last day"))
      days.push_back({at, -1});
    else if (rest.starts_with("头一天") || rest.starts_with("首日"))
      days.push_back({at, 1});
    else if (rest.starts_with("第")) {
      auto const number = number_at(clause, at + Text("第").size());
      auto const after = number ? at + Text("第").size() + number->length : 0;
      auto const unit = number ? clause.substr(after_blanks(clause, after)) : Text();
      if (unit.starts_with("天") || unit.starts_with("日")) days.push_back({at, number->value});
    } else if (rest.starts_with("day ")) {
      if (auto const number = number_at(clause, at + 4)) days.push_back({at, number->value});
    } else if (rest.starts_with(" day")) {
      auto const ordinal = number_ending_at(clause, at + 1);
      if (ordinal && says(clause.substr(0, at), {"first", "second", "third", "fourth", "fifth"}))
        days.push_back({at, ordinal->value});
    }
  }
  return days;
}

PartOfDay part_of_day_in(Text clause) {
  if (says(clause, {"上午", "早上", "早晨", "morning"})) return PartOfDay::morning;
  if (says(clause, {"下午", "afternoon"})) return PartOfDay::afternoon;
  if (says(clause, {"晚上", "傍晚", "evening", "night"})) return PartOfDay::evening;
  if (says(clause, {"中午", "noon"})) return PartOfDay::noon;
  return PartOfDay::none;
}

std::optional<int> minutes_in(Text clause) {
  if (says(clause, {"一个半小时", "一小时半", "an hour and a half"})) return 90;
  if (says(clause, {"两个半小时", "两小时半", "two hours and a half"})) return 150;
  if (says(clause, {"半小时", "半个小时", "半个钟头", "half an hour"})) return 30;
  if (auto const hours = number_before(clause, {"个小时", "小时", "个钟头", "hour"}))
    return *hours * 60;
  return number_before(clause, {"分钟", "minute", "min"});
}

std::optional<base::Minutes> clock_in(Text clause) {
  for (Text const mark : {":", "点"}) {
    auto const at = clause.find(mark);
    auto const hour = at == Text::npos ? std::nullopt : number_ending_at(clause, at);
    if (!hour || hour->value > 24) continue;
    auto const after = clause.substr(at + mark.size());
    auto const minutes = digits_at(after, 0);
    int const past = after.starts_with("半") ? 30 : minutes ? minutes->value : 0;
    auto const rest = base::trim(minutes ? after.substr(minutes->length) : after);
    return base::Minutes(by_half_of_day(hour->value, clause.substr(0, at), rest) * 60 + past);
  }
  auto const at = clause.find("at ");
  auto const hour = at == Text::npos ? std::nullopt : digits_at(clause, at + 3);
  if (!hour || hour->value > 24) return std::nullopt;
  auto const rest = base::trim(clause.substr(at + 3 + hour->length));
  return base::Minutes(by_half_of_day(hour->value, {}, rest) * 60);
}

std::optional<int> number_before(Text clause, std::vector<Text> const& words) {
  for (auto const word : words)
    for (auto at = clause.find(word); at != Text::npos; at = clause.find(word, at + 1))
      if (auto const number = number_ending_at(clause, at)) return number->value;
  return std::nullopt;
}

std::optional<std::int64_t> amount_in(Text clause) {
  std::optional<std::int64_t> largest;
  for (std::size_t at = 0; at < clause.size(); ++at) {
    bool const is_inside = at > 0 && (is_digit(clause[at - 1]) || clause[at - 1] == '.');
    if (is_inside) continue;
    auto const number = number_at(clause, at);
    if (!number) continue;
    auto const rest = clause.substr(at + number->length);
    std::int64_t amount = number->value;
    auto const tenth = rest.starts_with(".") ? digits_at(rest, 1) : std::nullopt;
    auto const unit = tenth ? rest.substr(1 + tenth->length) : rest;
    std::int64_t const times = unit.starts_with("万")                            ? 10'000
                               : unit.starts_with("千") || unit.starts_with("k") ? 1'000
                               : unit.starts_with("百")                          ? 100
                                                                                 : 1;
    amount *= times;
    if (tenth && tenth->length == 1) amount += tenth->value * times / 10;
    if (amount >= 100 && (!largest || amount > *largest)) largest = amount;
  }
  return largest;
}

}  // namespace trips
