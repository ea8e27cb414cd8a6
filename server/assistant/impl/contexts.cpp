// SPDX-License-Identifier: Apache-2.0
// Negation, strength and alternatives, and how far each reaches.
#include <algorithm>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {
namespace {

bool ends_clause(Token const& token) {
  return token.is(Cue::comma) || token.is(Cue::stop) || token.is(Cue::newline);
}

bool ends_sentence(Token const& token) { return token.is(Cue::stop) || token.is(Cue::newline); }

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
    find_listed_alternatives();
    find_either_or();
    find_or_chains();
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
      bool const is_glue = token.is(Cue::and_) || token.is(Cue::or_) || token.is(Cue::list_comma) ||
                           token.is(Cue::filler) || ends_clause(token);
      if (!is_glue) return false;
    }
    return has_thing;
  }

  bool is_exclusion(std::size_t i) const {
    if (!tokens_[i].is(Cue::except)) return false;
    for (auto at = i; at < tokens_.size() && contexts_[at].sentence == contexts_[i].sentence; ++at)
      if (reading_.is_text(at, "还") || reading_.is_text(at, "也") ||
          reading_.is_text(at, "also") || reading_.is_text(at, "还有"))
        return false;
    return true;
  }

  void colour_clause(std::size_t first, std::size_t last) {
    if (first > 0 && !ends_sentence(tokens_[first - 1]) && is_bare_list(first, last)) {
      for (auto i = first; i <= last; ++i) carry(i, contexts_[first - 1]);
      return;
    }
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
      if ((token.is(Cue::no) && !token.is_number()) || is_exclusion(i)) {
        is_refused = true;
        has_thing = false;
        colour_what_stands_before(first, i, last, strength);
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
    if (has_thing_between(no + 1, last + 1) || tokens_[no].is(Cue::except)) return;
    for (auto i = no; i-- > first;) {
      if (is_verb(tokens_[i]) && !is_thing(tokens_[i])) return;  // 去了鼓山不累
      contexts_[i].is_refused = true;
      contexts_[i].strength = strength;
    }
  }

  // 三坊七巷必去, 外滩想去
  void strengthen_what_stands_before(std::size_t first, std::size_t cue, std::size_t last,
                                     Strength strength) {
    if (has_thing_between(cue + 1, last + 1)) return;
    for (auto i = first; i < cue; ++i)
      if (!contexts_[i].strength || strength == Strength::hard) contexts_[i].strength = strength;
  }

  // 满足以下任意一个: and then one item in each line.
  void find_listed_alternatives() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!tokens_[i].is(Cue::any_of)) continue;
      auto at = i + 1;
      while (at < tokens_.size() && (tokens_[at].is(Cue::colon) || tokens_[at].is(Cue::filler)))
        ++at;
      if (at >= tokens_.size() || !ends_sentence(tokens_[at])) continue;
      ++groups_;
      int branch = 0;
      int sentence = -1;
      for (++at; at < tokens_.size(); ++at) {
        bool const begins = contexts_[at].sentence != sentence && !is_item_mark(at);
        if (begins) ++branch;
        if (begins) sentence = contexts_[at].sentence;
        contexts_[at].either = {groups_, std::max(branch, 1)};
      }
      listed_branches_ = branch;
      return;
    }
  }

  bool is_item_mark(std::size_t i) const {
    return ends_sentence(tokens_[i]) || tokens_[i].is_number() || tokens_[i].is_gap() ||
           tokens_[i].is(Cue::list_comma) || tokens_[i].is(Cue::close) || tokens_[i].is(Cue::open);
  }

  // 要么住西湖边，要么住武林广场
  void find_either_or() {
    auto const starts = [&](std::size_t i) { return tokens_[i].is(Cue::either_or); };
    auto const count = std::count_if(tokens_.begin(), tokens_.end(),
                                     [](Token const& t) { return t.is(Cue::either_or); });
    if (count < 2) return;
    ++groups_;
    int branch = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (starts(i)) ++branch;
      bool const is_over = ends_sentence(tokens_[i]) && branch == count;
      if (branch > 0) contexts_[i].either = {groups_, branch};
      if (is_over) return;
    }
  }

  // A、B或C; in "A和B或C" the first two belong together.
  void find_or_chains() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_thing(tokens_[i])) continue;
      auto const chain = chain_from(i);
      bool const has_or = std::any_of(chain.begin(), chain.end(),
                                      [&](auto at) { return tokens_[at].is(Cue::or_); }) ||
                          chooses_behind(chain);
      if (has_or && !contexts_[i].is_refused) number_branches(chain);
      i = chain.back();
    }
  }

  // 鼓山和烟台山二选一
  bool chooses_behind(std::vector<std::size_t> const& chain) const {
    auto const last = chain.back();
    for (auto at = last + 1; at < tokens_.size() && contexts_[at].clause == contexts_[last].clause;
         ++at)
      if (tokens_[at].is(Cue::any_of)) return chain.size() > 1;
    return false;
  }

  // Things with nothing but glue between, and at most one verb or near-word again.
  std::vector<std::size_t> chain_from(std::size_t first) const {
    std::vector<std::size_t> chain{first};
    auto last_thing = std::size_t{0};
    for (auto i = first + 1; i < tokens_.size(); ++i) {
      auto const& token = tokens_[i];
      if (contexts_[i].sentence != contexts_[first].sentence) break;
      bool const is_glue = token.is(Cue::or_) || token.is(Cue::list_comma) || token.is(Cue::and_) ||
                           token.is(Cue::filler) || token.is(Cue::slash) || token.is(Cue::near) ||
                           token.is(Cue::hotel) || token.is(Cue::comma);
      bool const is_same_verb = is_verb(token) && i > 0 && tokens_[i - 1].is(Cue::or_);
      if (is_thing(token) && contexts_[i].is_refused == contexts_[first].is_refused) {
        chain.push_back(i);
        last_thing = chain.size();
      } else if (is_glue || is_same_verb) {
        chain.push_back(i);
      } else {
        break;
      }
    }
    chain.resize(std::max<std::size_t>(last_thing, 1));
    return chain;
  }

  void number_branches(std::vector<std::size_t> const& chain) {
    bool const and_parts = chooses_behind(chain);
    bool const is_listed = contexts_[chain.front()].either.group > 0;
    int const group = is_listed ? contexts_[chain.front()].either.group : ++groups_;
    int branch = is_listed ? contexts_[chain.front()].either.branch : 1;
    bool is_first = true;
    for (auto const i : chain) {
      if (is_thing(tokens_[i])) {
        contexts_[i].either = {group, branch};
        is_first = false;
      }
      bool const parts = tokens_[i].is(Cue::or_) || tokens_[i].is(Cue::list_comma) ||
                         tokens_[i].is(Cue::comma) || (and_parts && tokens_[i].is(Cue::and_));
      if (parts && !is_first) branch = is_listed ? ++listed_branches_ : branch + 1;
      if (parts) is_first = true;
    }
  }

  Reading const& reading_;
  std::vector<Token> const& tokens_;
  std::vector<Context> contexts_;
  int groups_ = 0;
  int listed_branches_ = 0;
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

std::vector<Context> contexts_of(Reading const& reading) { return Colouring(reading).colour(); }

}  // namespace assistant::impl
