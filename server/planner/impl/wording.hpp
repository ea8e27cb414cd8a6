// SPDX-License-Identifier: Apache-2.0
// The verifier's sentences, said in both languages at once.
#pragma once
#include <fmt/format.h>

#include <string>
#include <type_traits>
#include <vector>

#include "planner/date_words.hpp"
#include "planner/plan.hpp"

namespace planner::impl {

template <class T>
using Spoken = std::conditional_t<std::is_same_v<T, Words>, std::string, T>;

template <class T>
Spoken<T> const& in_chinese(T const& value) {
  if constexpr (std::is_same_v<T, Words>)
    return value.zh;
  else
    return value;  // NOLINT(bugprone-return-const-ref-from-parameter): read within the same call
}
template <class T>
Spoken<T> const& in_english(T const& value) {
  if constexpr (std::is_same_v<T, Words>)
    return value.en;
  else
    return value;  // NOLINT(bugprone-return-const-ref-from-parameter): read within the same call
}

// The same arguments in two sentences; of Words each sentence takes its own language.
template <class... Args>
Words say(fmt::format_string<Spoken<Args> const&...> zh,
          fmt::format_string<Spoken<Args> const&...> en, Args const&... args) {
  return {fmt::format(zh, in_chinese(args)...), fmt::format(en, in_english(args)...)};
}

// A number, in English with its noun: 1 visit, 2 visits.
Words counted(std::int64_t count, std::string const& noun);
Words counted(std::size_t count, std::string const& noun);
std::string amount(Money money);             // ¥35.50, USD 12
std::string range(PriceRange const& price);  // ¥100–120
std::string clock_span(MinuteSpan span);     // 09:00–17:00
std::string clock_spans(std::vector<MinuteSpan> const& spans);
Words meal_words(Meal meal);
Words mode_words(Mode mode);
Words datum_name(Datum datum);
std::string kilometres(double metres);  // 3.4 km

}  // namespace planner::impl
