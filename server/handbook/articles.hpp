// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/kinds.hpp"

namespace handbook {

// In the order of the help page.
enum class HelpTopic : std::uint8_t { plan, trip, app, account, safety };
BOOST_DESCRIBE_ENUM(HelpTopic, plan, trip, app, account, safety)

struct Wording {
  std::string title;
  std::string text;
};

// What travellers ask about 行趣 itself.
struct Article {
  std::string id;
  HelpTopic topic = HelpTopic::plan;
  std::vector<std::string> words;  // that ask for it, folded
  Wording zh;
  Wording en;
};

// Reads what data/help.md is written in: "# id", "topic: …", "words: a|b", "## zh TITLE" and its
// text, "## en TITLE" and its text.
base::Result<std::vector<Article>> read_articles(std::string_view text);

std::span<Article const> articles();  // the bundled ones

struct FoundHelp {
  Article const& article;
  bool is_sure = false;  // two of its words were said
};
// The article that most of the text's words ask for; for answering, not for browsing.
std::optional<FoundHelp> find_help(std::string_view text);

// For browsing: what has anything to do with the words, the closest first; all in their order for
// an empty text. Ties keep that order.
std::vector<Article const*> search(std::string_view text);

}  // namespace handbook
