// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "assistant/conversations.hpp"

namespace assistant {

inline constexpr std::string_view plan_function = "plan_trip";
inline constexpr std::string_view keep_function = "keep_trip";
inline constexpr std::string_view revise_function = "revise_trip";

// What the end of a conversation is about. The functions name what they made, so nothing else has
// to be remembered.
struct TalkedOf {
  std::string plan;  // the recommendation that was planned last; empty: none
  std::string trip;  // the kept trip; empty: none, or a plan was made since
};

// `on_screen`: the trip that the person has before them, where nothing else was spoken of.
TalkedOf talked_of(std::vector<KeptTurn> const& turns, std::string_view on_screen);

// The id behind `word` in what a function told, as "trip_id 01…"; empty: none.
std::string id_behind(std::string_view word, std::string_view text);

}  // namespace assistant
