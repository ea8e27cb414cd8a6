// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace assistant {

// What travellers ask about 行趣 itself.
struct HelpArticle {
  std::string_view words;  // that ask for it, with '|' between them; lower case
  std::string_view zh;
  std::string_view en;
};

std::span<HelpArticle const> help_articles();

struct FoundHelp {
  HelpArticle const& article;
  bool is_sure = false;  // two of its words were said
};

// The article that most of the text's words ask for.
std::optional<FoundHelp> find_help(std::string_view text);

}  // namespace assistant
