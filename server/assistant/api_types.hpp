// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assistant/form.hpp"

namespace assistant {

struct WishText {
  std::string text;
};

struct TextSpan {  // [from, to) in UTF-16 code units of the text
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::string text;
};

enum class SlotStrength : std::uint8_t { hard, soft };

struct AlternativeOf {
  int group = 0;
  int branch = 0;
};

struct ReadSlot {
  std::string slot;
  std::string value;
  std::vector<TextSpan> words;
  SlotStrength strength = SlotStrength::hard;
  double confidence = 1;
  std::optional<AlternativeOf> either;
  planner::Words label;
  std::optional<std::string> source;  // "model"; none: rules
};

struct WishChoice {
  std::string value;
  planner::Words label;
};

struct WishQuestion {
  std::string slot;
  planner::Words text;
  std::vector<WishChoice> choices;
};

struct WishReading {
  std::string text;  // what was read: the person's words, then what a model added
  std::vector<ReadSlot> slots;
  std::vector<WishQuestion> questions;
  WishFields wish;
  std::vector<TextSpan> not_understood;
  std::optional<std::vector<std::string>> dropped;  // of a model's: names that we do not know
  std::optional<std::string> code;                  // why a model did not help
  bool may_ask_model = false;                       // there is one, and it was not heard yet
};

}  // namespace assistant
