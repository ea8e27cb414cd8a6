// SPDX-License-Identifier: Apache-2.0
#include "handbook/articles.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "handbook/impl/embedded.hpp"

namespace handbook {
namespace {

class Reader {
 public:
  base::Result<std::vector<Article>> read(std::string_view text) {
    while (!text.empty() && why_.empty()) {
      auto const end = std::min(text.find('\n'), text.size());
      ++number_;
      take(base::trim(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    finish();
    if (why_.empty()) return std::move(made_);
    return base::refuse(base::Refusal::invalid, fmt::format("line {}: {}", number_, why_));
  }

 private:
  static std::string_view after(std::string_view line, std::string_view mark) {
    return base::trim(line.substr(mark.size()));
  }

  void take(std::string_view line) {
    if (line.starts_with("## zh ")) return begin(&Article::zh, after(line, "## zh "));
    if (line.starts_with("## en ")) return begin(&Article::en, after(line, "## en "));
    if (line.starts_with("# ")) {
      finish();
      made_.push_back({.id = std::string(after(line, "# ")), .words = {}, .zh = {}, .en = {}});
      return;
    }
    if (line.empty()) return;
    if (made_.empty()) return fail("a line before the first article");
    if (wording_) return go_on(line);
    if (line.starts_with("topic: ")) return take_topic(after(line, "topic: "));
    if (!line.starts_with("words: ")) return fail("neither topic nor words");
    made_.back().words = base::split(base::fold(after(line, "words: ")), '|');
  }

  void begin(Wording Article::*which, std::string_view title) {
    if (made_.empty()) return fail("a title before the first article");
    wording_ = &(made_.back().*which);
    wording_->title = title;
  }

  void go_on(std::string_view line) {
    auto& text = wording_->text;
    if (!text.empty()) text += '\n';
    text += line;
  }

  void take_topic(std::string_view word) {
    auto const topic = http::enum_from<HelpTopic>(word);
    if (!topic) return fail("no such topic");
    made_.back().topic = *topic;
  }

  // The article that ends here must be whole, and its id its own.
  void finish() {
    wording_ = nullptr;
    if (made_.empty() || !why_.empty()) return;
    auto const& last = made_.back();
    bool const is_whole = !last.words.empty() && !last.zh.text.empty() && !last.en.text.empty();
    if (!is_whole) fail("the article above is not whole");
    auto const has_id = [&](Article const& each) { return each.id == last.id; };
    if (std::count_if(made_.begin(), made_.end(), has_id) > 1) fail("an id is there twice");
  }

  void fail(std::string why) {
    if (why_.empty()) why_ = std::move(why);
  }

  std::vector<Article> made_;
  Wording* wording_ = nullptr;
  std::string why_;
  int number_ = 0;
};

std::size_t said_words(Article const& article, std::string_view folded) {
  auto const& words = article.words;
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](auto const& word) {
    return folded.find(word) != std::string_view::npos;
  }));
}

// Pieces that are looked for one by one: of Latin writing the words, of Chinese each two
// characters that follow one another.
std::vector<std::string> pieces_of(std::string_view folded) {
  std::vector<std::string> pieces;
  for (auto const& word : base::split(folded, ' ')) {
    bool const is_latin = static_cast<unsigned char>(word.front()) < 0x80;
    if (is_latin || word.size() <= 6) {
      pieces.push_back(word);
      continue;
    }
    for (std::size_t at = 0; at + 6 <= word.size(); at += 3) pieces.push_back(word.substr(at, 6));
  }
  return pieces;
}

std::size_t closeness(Article const& article, std::string_view folded,
                      std::vector<std::string> const& pieces) {
  auto const titles = base::fold(article.zh.title + "\n" + article.en.title);
  auto const texts = base::fold(article.zh.text + "\n" + article.en.text);
  auto score = 8 * said_words(article, folded);
  for (auto const& piece : pieces) {
    if (titles.find(piece) != std::string::npos) score += 3;
    if (texts.find(piece) != std::string::npos) score += 1;
    auto const is_beginning = [&](auto const& word) { return word.starts_with(piece); };
    if (std::any_of(article.words.begin(), article.words.end(), is_beginning)) score += 4;
  }
  return score;
}

}  // namespace

base::Result<std::vector<Article>> read_articles(std::string_view text) {
  return Reader().read(text);
}

std::span<Article const> articles() {
  static auto const all = read_articles(embedded::help_md()).value();
  return all;
}

std::optional<FoundHelp> find_help(std::string_view text) {
  auto const folded = base::fold(text);
  Article const* best = nullptr;
  std::size_t most = 0;
  for (auto const& article : articles()) {
    auto const said = said_words(article, folded);
    if (said <= most) continue;
    most = said;
    best = &article;
  }
  if (!best) return std::nullopt;
  return FoundHelp{*best, most >= 2};
}

std::vector<Article const*> search(std::string_view text) {
  auto const folded = base::fold(text);
  auto const pieces = pieces_of(folded);
  std::vector<std::pair<std::size_t, Article const*>> scored;
  for (auto const& article : articles()) {
    auto const score = closeness(article, folded, pieces);
    if (score > 0 || folded.empty()) scored.emplace_back(score, &article);
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](auto const& one, auto const& other) { return one.first > other.first; });
  std::vector<Article const*> found;
  for (auto const& [score, article] : scored) found.push_back(article);
  return found;
}

}  // namespace handbook
