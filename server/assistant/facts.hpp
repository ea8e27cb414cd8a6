// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "assistant/wish_slots.hpp"

namespace assistant {

// One filled slot as text: what the API answers, what tests compare. README.md lists the slots
// and how their values are written.
struct Fact {
  std::string slot;
  std::string value;
  std::vector<Span> words;
  Strength strength = Strength::hard;
  double confidence = 1;
  Either either{};
  planner::Words label{};  // for people: 预算不超过 8000 元
};

// Every filled slot, in the order of ReadWish's members.
std::vector<Fact> facts_of(ReadWish const& wish);

}  // namespace assistant
