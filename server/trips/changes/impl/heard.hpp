// SPDX-License-Identifier: Apache-2.0
// What a clause of a sentence about a trip says, before it becomes a command. Texts are folded
// (base::fold): small letters, narrow digits.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"

namespace trips {

struct HeardDay {
  std::size_t at = 0;  // in bytes of the clause
  int number = 1;      // from 1; −1: the last
};

enum class PartOfDay { none, morning, noon, afternoon, evening };

// Clauses between commas, full stops and words such as 然后.
std::vector<std::string> clauses_in(std::string const& text);

bool says(std::string_view clause, std::vector<std::string_view> const& words);
// Where the first of the words stands; npos: none of them does.
std::size_t place_of(std::string_view clause, std::vector<std::string_view> const& words);

std::vector<HeardDay> days_in(std::string_view clause);
PartOfDay part_of_day_in(std::string_view clause);
// 一个半小时, half an hour, 90 minutes.
std::optional<int> minutes_in(std::string_view clause);
// 下午3点半, 15:30, at 3 pm.
std::optional<base::Minutes> clock_in(std::string_view clause);
// The number right before one of the words, Chinese, English or in digits: 两天, 3 adults.
std::optional<int> number_before(std::string_view clause,
                                 std::vector<std::string_view> const& words);
// The largest sum of money named: 5000, 八千, 1.2万.
std::optional<std::int64_t> amount_in(std::string_view clause);

}  // namespace trips
