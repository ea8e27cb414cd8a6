// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "assistant/wish_slots.hpp"

namespace assistant {

struct Choice {
  std::string value;  // as the slot's fact would be written
  planner::Words label;
};

struct Question {
  std::string slot;
  planner::Words text;
  std::vector<Choice> choices;
};

inline constexpr std::size_t most_questions = 3;

// What must be known before planning and was not said, or contradicts itself; the most valuable
// question first, at most three.
std::vector<Question> questions_for(ReadWish const& wish, Lexicon const& lexicon, base::Day today);

}  // namespace assistant
