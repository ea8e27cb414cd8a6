// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "assistant/impl/compiled_names.hpp"
#include "assistant/impl/cues.hpp"
#include "assistant/impl/folded_text.hpp"
#include "assistant/impl/numerals.hpp"

namespace assistant::impl {

// A piece of the text: a number, a word of the language, a name of the lexicon (or several of
// these at once), or a gap that is nothing known.
struct Token {
  std::uint32_t from = 0;  // bytes of the folded text
  std::uint32_t until = 0;
  Numeral number{};  // length 0: no number
  std::vector<CueWord> cues{};
  std::vector<NamedEntry> names{};
  bool is_used = false;

  bool is_number() const { return number.length > 0; }
  bool is_gap() const { return !is_number() && cues.empty() && names.empty(); }
  bool is(Cue cue) const;
  int value(Cue cue) const;  // of a cue it is
};

// Cuts the text into the pieces that say most: longer names and words win.
std::vector<Token> tokens_of(FoldedText const& text, CompiledNames const& names);

}  // namespace assistant::impl
