// SPDX-License-Identifier: Apache-2.0
// Negation and strength, and how far each reaches.
#include <algorithm>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {
namespace {

bool ends_clause(Token const& token) {
  return token.is(Cue::comma) || token.is(Cue::stop) || token.is(Cue::newline);
}

bool ends_sentence(Token const& token) { return token.is(Cue::stop) || token.is(Cue::newline); }

// Sorts of things, as bits.
constexpr unsigned food = 1;
constexpr unsigned sights = 2;
constexpr unsigned lodging = 4;
constexpr unsigned ways = 8;
constexpr unsigned cities = 16;

unsigned sort_of_family(Family family) {
  switch (family) {
    case Family::restaurant:
    case Family::cuisine:
      return food;
    case Family::sight:
    case Family::kind:
    case Family::station:
      return sights;
    case Family::hotel:
    case Family::hotel_feature:
      return lodging;
    case Family::city:
      return cities;
  }
  return 0;
}

class Colouring {
 public:
  explicit Colouring(Reading const& reading)
      : reading_(reading), tokens_(reading.tokens), contexts_(tokens_.size()) {}

  std::vector<Context> colour() {
    number_clauses();
    for (std::size_t first = 0; first < tokens_.size();) {
      auto last = first;
      while (last + 1 < tokens_.size() && contexts_[last + 1].clause == contexts_[first].clause)
        ++last;
      colour_clause(first, last);
      first = last + 1;
    }
    return std::move(contexts_);
  }

 private:
  void number_clauses() {
    int clause = 0;
    int sentence = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      contexts_[i].clause = clause;
      contexts_[i].sentence = sentence;
      if (ends_clause(tokens_[i])) ++clause;
      if (ends_sentence(tokens_[i])) ++sentence;
    }
  }

  // 三坊七巷, 鼓山: a clause of things alone goes on with the list before it.
  bool is_bare_list(std::size_t first, std::size_t last) const {
    bool has_thing = false;
    for (auto i = first; i <= last; ++i) {
      auto const& token = tokens_[i];
      if (is_thing(token)) {
        has_thing = true;
        continue;
      }
      if (reading_.is_text(i, "要") || reading_.is_text(i, "just")) return false;  // 要老字号
      bool const is_glue = token.is(Cue::and_) || token.is(Cue::or_) || token.is(Cue::list_comma) ||
                           token.is(Cue::filler) || ends_clause(token);
      if (!is_glue) return false;
    }
    return has_thing;
  }

  // A list goes on with what was refused only among things of one sort, and in English only if
  // "or" or "and" ends it: "nothing spicy, family hotel" wants the hotel.
  bool goes_on_with_list(std::size_t first, std::size_t last) const {
    if (first == 0 || ends_sentence(tokens_[first - 1]) || !is_bare_list(first, last)) return false;
    if (!contexts_[first - 1].is_refused) return true;
    auto const sort = sort_of(first, last + 1);
    auto const refused = sort_of(clause_begin(first - 1), first);
    return (sort & refused) != 0 && (!is_latin(first) || ends_with_joint(first));
  }

  std::size_t clause_begin(std::size_t i) const {
    while (i > 0 && contexts_[i - 1].clause == contexts_[i].clause) --i;
    return i;
  }

  bool is_latin(std::size_t i) const {
    while (i < tokens_.size() && !is_thing(tokens_[i])) ++i;
    return is_letter(reading_.text_of(i).front());
  }

  bool ends_with_joint(std::size_t first) const {
    for (auto i = first; i < tokens_.size(); ++i) {
      auto const& token = tokens_[i];
      if (token.is(Cue::or_) || token.is(Cue::and_)) return true;
      if (!is_thing(token) && !token.is(Cue::comma) && !token.is(Cue::filler)) return false;
    }
    return false;
  }

  // What the things there are about: food, sights, lodging or ways; several at once.
  unsigned sort_of(std::size_t from, std::size_t until) const {
    unsigned sort = 0;
    for (auto i = from; i < until; ++i) {
      if (!is_thing(tokens_[i])) continue;
      if (tokens_[i].names.empty()) sort |= tokens_[i].is(Cue::room_type) ? lodging : ways;
      for (auto const& name : tokens_[i].names)
        sort |= sort_of_family(reading_.names.entries[name.entry].family);
    }
    return sort;
  }

  // 不去, 不要了: a clause that refuses and names nothing speaks of the clause before.
  bool is_bare_refusal(std::size_t first, std::size_t last) const {
    bool refuses = false;
    for (auto i = first; i <= last; ++i) {
      auto const& token = tokens_[i];
      bool const is_no = token.is(Cue::no) && !reading_.is_text(i, "不走") && !is_thing(token);
      refuses |= is_no;
      bool const is_act = token.is(Cue::go) || token.is(Cue::visit) || token.is(Cue::eat) ||
                          token.is(Cue::stay) || token.is(Cue::ride) || token.is(Cue::but);
      if (is_thing(token) || (!is_no && !is_act && !token.is(Cue::filler) && !ends_clause(token)))
        return false;
    }
    return refuses;
  }

  bool is_exclusion(std::size_t i) const {
    if (!tokens_[i].is(Cue::except)) return false;
    for (auto at = i; at < tokens_.size() && contexts_[at].sentence == contexts_[i].sentence; ++at)
      if (reading_.is_text(at, "还") || reading_.is_text(at, "也") ||
          reading_.is_text(at, "also") || reading_.is_text(at, "还有"))
        return false;
    return true;
  }

  // "rather take the train than fly"
  bool is_less_liked(std::size_t first, std::size_t i) const {
    if (!reading_.is_text(i, "than")) return false;
    for (auto at = first; at < i; ++at)
      if (reading_.is_text(at, "rather") || reading_.is_text(at, "prefer")) return true;
    return false;
  }

  void colour_clause(std::size_t first, std::size_t last) {
    if (goes_on_with_list(first, last)) {
      for (auto i = first; i <= last; ++i) carry(i, contexts_[first - 1]);
      return;
    }
    bool const is_about_before =
        first > 0 && !ends_sentence(tokens_[first - 1]) && is_bare_refusal(first, last);
    if (is_about_before) refuse_back(clause_begin(first - 1), first - 1, {});
    bool is_refused = false;
    bool has_thing = false;  // since the negation
    bool is_only = false;
    std::optional<Strength> strength;
    for (auto i = first; i <= last; ++i) {
      auto const& token = tokens_[i];
      bool const turns = token.is(Cue::but) ||
                         (has_thing && is_verb(token) && !is_thing(token) && !token.is(Cue::no));
      if (is_refused && turns) is_refused = false;
      if (token.is(Cue::hard)) strength = Strength::hard;
      if (token.is(Cue::soft) && !token.is(Cue::hard) && strength != Strength::hard)
        strength = Strength::soft;
      if (token.is(Cue::only)) is_only = true;
      bool const is_no = token.is(Cue::no) && !token.is_number();
      if (is_no || is_exclusion(i) || is_less_liked(first, i)) {
        is_refused = true;
        has_thing = false;
        if (is_no) colour_what_stands_before(first, i, last, strength);
      } else if (token.is(Cue::unfit) && !has_thing_between(i + 1, last + 1)) {
        refuse_back(first, i, strength);
      } else if (token.is(Cue::hard) || token.is(Cue::soft)) {
        strengthen_what_stands_before(first, i, last, *strength);
      } else if (token.is(Cue::only) && !has_thing_between(i + 1, last + 1)) {
        for (auto at = first; at < i; ++at) contexts_[at].is_only = true;
      }
      has_thing |= is_refused && is_thing(token);
      contexts_[i].is_refused |= is_refused;
      contexts_[i].is_only = is_only;
      if (!contexts_[i].strength || strength == Strength::hard) contexts_[i].strength = strength;
    }
  }

  void carry(std::size_t i, Context const& before) {
    contexts_[i].is_refused = before.is_refused;
    contexts_[i].strength = before.strength;
    contexts_[i].is_only = before.is_only;
  }

  bool has_thing_between(std::size_t from, std::size_t until) const {
    for (auto i = from; i < until; ++i)
      if (is_thing(tokens_[i])) return true;
    return false;
  }

  // 鼓山就不去了: the things before it are refused when none follows.
  void colour_what_stands_before(std::size_t first, std::size_t no, std::size_t last,
                                 std::optional<Strength> strength) {
    if (has_thing_between(no + 1, last + 1)) return;
    refuse_back(first, no, strength);
  }

  void refuse_back(std::size_t first, std::size_t no, std::optional<Strength> strength) {
    for (auto i = no; i-- > first;) {
      if (is_verb(tokens_[i]) && !is_thing(tokens_[i])) return;  // 去了鼓山不累
      if (is_somebody_else(i)) return;
      contexts_[i].is_refused = true;
      contexts_[i].strength = strength;
    }
  }

  // "… and my boyfriend is not": it is not said of what stands before "and".
  bool is_somebody_else(std::size_t i) const {
    if (!tokens_[i].is(Cue::and_) && !tokens_[i].is(Cue::but)) return false;
    auto const next = reading_.skip_fillers(i + 1);
    return next < tokens_.size() &&
           (tokens_[next].is(Cue::adult) || tokens_[next].is(Cue::child) ||
            tokens_[next].is(Cue::senior) || tokens_[next].is(Cue::me)) &&
           is_letter(reading_.text_of(next).front());
  }

  // 三坊七巷必去, 外滩想去
  void strengthen_what_stands_before(std::size_t first, std::size_t cue, std::size_t last,
                                     Strength strength) {
    if (has_thing_between(cue + 1, last + 1)) return;
    for (auto i = first; i < cue; ++i)
      if (!contexts_[i].strength || strength == Strength::hard) contexts_[i].strength = strength;
  }

  Reading const& reading_;
  std::vector<Token> const& tokens_;
  std::vector<Context> contexts_;
};

}  // namespace

bool is_thing(Token const& token) {
  return !token.names.empty() || token.is(Cue::intercity_mode) || token.is(Cue::local_mode) ||
         token.is(Cue::room_type);
}

bool is_verb(Token const& token) {
  static constexpr Cue verbs[] = {Cue::visit, Cue::see,    Cue::go,   Cue::eat,  Cue::stay,
                                  Cue::ride,  Cue::choose, Cue::soft, Cue::hard, Cue::to};
  return std::any_of(std::begin(verbs), std::end(verbs), [&](Cue cue) { return token.is(cue); });
}

std::vector<Context> contexts_of(Reading const& reading) {
  auto contexts = Colouring(reading).colour();
  number_alternatives(reading, contexts);
  return contexts;
}

}  // namespace assistant::impl
