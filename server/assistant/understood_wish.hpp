// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "assistant/language_model.hpp"
#include "assistant/wish_slots.hpp"

namespace assistant {

// A wish as rules read it, with what a model added where they were unsure. The model's part is
// written behind the person's text in the rules' own words and read by them: what rules are sure
// of stays, and every name has to be one of ours.
struct UnderstoodWish {
  ReadWish wish;
  std::string text;                       // what was read: the person's, then the model's additions
  std::size_t own_bytes = 0;              // of it that are the person's
  std::vector<std::string> dropped = {};  // names of the model's that we do not know
  bool has_asked = false;
  std::string code = {};  // why the model did not help: LLM-10x; empty: it did, or was not asked
};

// For whom and until when a model may be asked.
struct AskedFor {
  std::string person;
  std::string traceparent = {};
  base::Instant until{};
};

// Something meant that no slot holds, a guess, no city to go to, or a question left to ask.
bool is_unsure(ReadWish const& wish, Lexicon const& lexicon, base::Day today);

// `model`: nullptr for none. Asks it once, and once more when its answer does not fit the schema.
UnderstoodWish understand_wish(std::string_view text, Lexicon const& lexicon, base::Day today,
                               LanguageModel* model, AskedFor const& whom);

// The outermost JSON object in what a model wrote around it; empty: there is none.
std::string_view outermost_object(std::string_view text);

}  // namespace assistant
