// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/tokens.hpp"

#include <algorithm>

namespace assistant::impl {
namespace {

class Cutter {
 public:
  Cutter(FoldedText const& text, CompiledNames const& names) : text_(text.str()), names_(names) {}

  std::vector<Token> cut() {
    best_.assign(text_.size() + 1, {});
    best_[0].is_reached = true;
    for (std::size_t at = 0; at < text_.size(); ++at)
      if (best_[at].is_reached) step(at);
    return pieces();
  }

 private:
  struct Best {
    double score = 0;
    std::uint32_t from = 0;
    bool is_reached = false;
    Token token;
  };

  void step(std::size_t at) {
    offer(at, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(gap_end(at))}, 0);
    if (!is_word_start(at)) return;
    found_.clear();
    collect_cues(at);
    collect_names(at);
    collect_number(at);
    for (auto& token : found_) {
      drop_shortened_names(token);
      auto const score = worth(token);
      offer(at, std::move(token), score);
    }
  }

  void offer(std::size_t at, Token token, double score) {
    auto& there = best_[token.until];
    auto const sum = best_[at].score + score;
    if (there.is_reached && there.score >= sum) return;
    auto const until = token.until;
    best_[until] = {sum, static_cast<std::uint32_t>(at), true, std::move(token)};
  }

  std::size_t gap_end(std::size_t at) const {
    if (!is_letter(text_[at])) return at + point_length(text_, at);
    auto to = at;
    while (to < text_.size() && is_letter(text_[to])) ++to;
    return to;
  }

  bool is_word_start(std::size_t at) const {
    if (at == 0) return true;
    char const before = text_[at - 1];
    if (is_letter(text_[at])) return !is_letter(before);
    if (is_digit(text_[at])) return !is_digit(before);
    return true;
  }

  // Where a match that ends there really ends ("museum" takes the s of "museums"); 0: nowhere.
  std::size_t word_end(std::size_t end) const {
    if (end >= text_.size()) return end;
    char const last = text_[end - 1];
    if (is_digit(last) && is_digit(text_[end])) return 0;
    if (!is_letter(last) || !is_letter(text_[end])) return end;
    auto const ends_at = [&](std::size_t to) {
      return to >= text_.size() || !is_letter(text_[to]) ? to : 0;
    };
    if (text_[end] == 's') return ends_at(end + 1);
    if (text_.compare(end, 2, "es") == 0) return ends_at(end + 2);
    return 0;
  }

  Token& token_until(std::size_t at, std::size_t end) {
    for (auto& token : found_)
      if (token.until == end) return token;
    found_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    return found_.back();
  }

  void collect_cues(std::size_t at) {
    auto const& table = cue_table();
    table.table.find_at(text_, at, matches_);
    for (auto const& match : matches_)
      if (auto const end = word_end(at + match.length))
        for (auto const& entry : match.entries)
          token_until(at, end).cues.push_back(table.cues[entry.entry]);
  }

  void collect_names(std::size_t at) {
    names_.table.find_at(text_, at, matches_);
    for (auto const& match : matches_)
      if (auto const end = word_end(at + match.length)) {
        auto& token = token_until(at, end);
        token.names.insert(token.names.end(), match.entries.begin(), match.entries.end());
      }
  }

  void collect_number(std::size_t at) {
    auto const number = numeral_at(text_, at);
    if (number.length > 0) token_until(at, at + number.length).number = number;
  }

  // 希望 is a word before it is what is left of 希望酒店.
  static void drop_shortened_names(Token& token) {
    if (token.cues.empty() && !token.is_number()) return;
    std::erase_if(token.names,
                  [](NamedEntry const& name) { return name.form == NameForm::trimmed; });
  }

  bool is_place(Token const& token) const {
    return std::all_of(token.names.begin(), token.names.end(), [&](NamedEntry const& name) {
      auto const family = names_.entries[name.entry].family;
      return family == Family::sight || family == Family::restaurant || family == Family::hotel ||
             family == Family::station;
    });
  }

  // The square of the length in letters, so that one long piece beats two short ones. Short
  // names of places are often just words.
  double worth(Token const& token) const {
    auto const points = static_cast<double>(
        count_points(std::string_view(text_).substr(token.from, token.until - token.from)));
    bool const is_only_name = token.cues.empty() && !token.is_number();
    if (is_only_name && points <= 3 && is_place(token)) return points * points * 0.49;
    return points * points + (token.names.empty() ? 0 : 0.1);
  }

  std::vector<Token> pieces() {
    std::vector<Token> made;
    for (auto at = text_.size(); at > 0; at = best_[at].from)
      made.push_back(std::move(best_[at].token));
    std::reverse(made.begin(), made.end());
    std::erase_if(made,
                  [&](Token const& token) { return token.is_gap() && text_[token.from] == ' '; });
    return made;
  }

  std::string const& text_;
  CompiledNames const& names_;
  std::vector<Best> best_;
  std::vector<Token> found_;
  std::vector<NameTable::Match> matches_;
};

}  // namespace

bool Token::is(Cue cue) const {
  return std::any_of(cues.begin(), cues.end(), [cue](CueWord const& c) { return c.cue == cue; });
}

int Token::value(Cue cue) const {
  for (auto const& said : cues)
    if (said.cue == cue) return said.value;
  return 0;
}

std::vector<Token> tokens_of(FoldedText const& text, CompiledNames const& names) {
  return Cutter(text, names).cut();
}

}  // namespace assistant::impl
