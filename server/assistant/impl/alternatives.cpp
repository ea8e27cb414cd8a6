// SPDX-License-Identifier: Apache-2.0
// "A or B": which branches of which alternative the words belong to.
#include <algorithm>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {
namespace {

class Alternatives {
 public:
  Alternatives(Reading const& reading, std::vector<Context>& contexts)
      : tokens_(reading.tokens), contexts_(contexts) {}

  void number() {
    find_listed_alternatives();
    find_either_or();
    find_or_chains();
  }

 private:
  static bool ends_sentence(Token const& token) {
    return token.is(Cue::stop) || token.is(Cue::newline);
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

  std::vector<Token> const& tokens_;
  std::vector<Context>& contexts_;
  int groups_ = 0;
  int listed_branches_ = 0;
};

}  // namespace

void number_alternatives(Reading const& reading, std::vector<Context>& contexts) {
  Alternatives(reading, contexts).number();
}

}  // namespace assistant::impl
