// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "assistant/impl/tokens.hpp"
#include "assistant/wish_slots.hpp"

namespace assistant::impl {

// What the words around a token make of it.
struct Context {
  bool is_refused = false;           // 不去鼓山
  bool is_only = false;              // 只去
  std::optional<Strength> strength;  // 一定, 最好; nullopt: not said
  Either either{};
  int clause = 0;    // between commas
  int sentence = 0;  // between full stops
};

// A text on its way to a wish: tokens, their contexts, and the slots filled so far. Each slot
// family has one function below, called in this order; a token that is used means nothing else.
class Reading {
 public:
  Reading(std::string_view text, Lexicon const& lexicon, base::Day today, std::string town);

  std::size_t size() const { return tokens.size(); }
  bool is(std::size_t i, Cue cue) const { return i < size() && tokens[i].is(cue); }
  bool is_free(std::size_t i, Cue cue) const { return is(i, cue) && !tokens[i].is_used; }
  bool is_number(std::size_t i) const { return i < size() && tokens[i].is_number(); }
  bool is_free_number(std::size_t i) const { return is_number(i) && !tokens[i].is_used; }
  double number(std::size_t i) const { return tokens[i].number.high; }
  int whole(std::size_t i) const;  // a number that is whole and below a million, else -1
  int value(std::size_t i, Cue cue) const { return tokens[i].value(cue); }
  std::string_view text_of(std::size_t i) const;
  bool is_text(std::size_t i, std::string_view wanted) const;
  bool same_clause(std::size_t a, std::size_t b) const;
  bool same_sentence(std::size_t a, std::size_t b) const;
  // The entry of that family that the token names; nullptr for none.
  Entry const* named(std::size_t i, Family family) const;
  bool is_named(std::size_t i, Family family) const { return named(i, family) != nullptr; }
  NameForm form_of(std::size_t i, Entry const& entry) const;
  std::size_t branch_said(std::size_t i, Entry const& entry) const;
  // The first family that the token names; a word of a kind is no shortened name of a place.
  Entry const* meant(std::size_t i, std::span<Family const> families) const;
  std::string town() const;  // where it is about; empty when nobody said
  bool goes_to(std::string_view city) const;
  // The nearest token in the clause with that cue before or after; size() when there is none.
  std::size_t before(std::size_t i, Cue cue) const;
  std::size_t after(std::size_t i, Cue cue) const;
  std::size_t skip_fillers(std::size_t i) const;  // the first token from i on that says something
  std::size_t back_over_fillers(std::size_t i) const;  // the last before i; size() for none

  Span span(std::size_t first, std::size_t last) const;  // both inclusive
  void use(std::size_t first, std::size_t last);

  // Uses the tokens and wraps the value with their words and their context. `otherwise`: the
  // strength when none is said.
  template <class T>
  Said<T> said(T value, std::size_t first, std::size_t last, double confidence = 1,
               Strength otherwise = Strength::hard) {
    use(first, last);
    auto const& context = contexts[last];
    return {std::move(value),
            {span(first, last)},
            context.strength.value_or(otherwise),
            confidence,
            context.either};
  }

  FoldedText const text;
  CompiledNames const& names;
  base::Day const today;
  std::string const home_town;  // known beforehand; empty: the text itself must say it
  std::vector<Token> tokens;
  std::vector<Context> contexts;
  ReadWish wish;
};

std::vector<Context> contexts_of(Reading const& reading);
void number_alternatives(Reading const& reading, std::vector<Context>& contexts);
bool is_thing(Token const& token);  // something that can be wanted or refused
bool is_verb(Token const& token);
Thing thing_from(Entry const& entry, bool is_wanted);

void read_revisions(Reading& reading);
void read_route(Reading& reading);
void read_money(Reading& reading);
void read_dates(Reading& reading);
void read_party(Reading& reading);
void read_needs(Reading& reading);
void read_transport(Reading& reading);
void read_times(Reading& reading);  // of visits and of each day
void read_hotel(Reading& reading);
void read_counts(Reading& reading);
void read_orders(Reading& reading);
void read_wants(Reading& reading);  // places, kinds and cuisines
void read_pace(Reading& reading);
void find_not_understood(Reading& reading);

}  // namespace assistant::impl
