// SPDX-License-Identifier: Apache-2.0
#include "letters/impl/html_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.hpp"

namespace letters {
namespace {

bool is_one_of(std::string_view word, auto const& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto silent =
    std::to_array<std::string_view>({"head", "style", "script", "title", "template"});
constexpr auto blocks = std::to_array<std::string_view>(
    {"p",  "div", "tr", "li", "ul",  "ol",      "table",   "blockquote", "h1",     "h2",
     "h3", "h4",  "h5", "h6", "pre", "section", "article", "header",     "footer", "hr"});

struct Entity {
  std::string_view name, text;
};
constexpr auto entities = std::to_array<Entity>({{"amp", "&"},
                                                 {"lt", "<"},
                                                 {"gt", ">"},
                                                 {"quot", "\""},
                                                 {"apos", "'"},
                                                 {"nbsp", " "},
                                                 {"ldquo", "“"},
                                                 {"rdquo", "”"},
                                                 {"lsquo", "‘"},
                                                 {"rsquo", "’"},
                                                 {"hellip", "…"},
                                                 {"mdash", "—"},
                                                 {"ndash", "–"},
                                                 {"middot", "·"},
                                                 {"yen", "¥"},
                                                 {"euro", "€"},
                                                 {"copy", "©"}});

void append_character(std::string& text, std::uint32_t point) {
  bool const is_character = point > 0 && point < 0x110000 && (point < 0xd800 || point > 0xdfff);
  if (!is_character) point = 0xfffd;
  auto const more = [&](unsigned shift) {
    text += static_cast<char>(0x80u | (point >> shift & 0x3fu));
  };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xc0u | point >> 6);
    more(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xe0u | point >> 12);
    more(6);
    more(0);
  } else {
    text += static_cast<char>(0xf0u | point >> 18);
    more(12);
    more(6);
    more(0);
  }
}

// What "&…;" stands for; nullopt: it is no entity.
std::optional<std::string> entity_text(std::string_view name) {
  if (!name.starts_with('#')) {
    auto const found = std::find_if(entities.begin(), entities.end(),
                                    [&](Entity const& each) { return each.name == name; });
    if (found == entities.end()) return std::nullopt;
    return std::string(found->text);
  }
  name.remove_prefix(1);
  bool const is_hex = name.starts_with('x') || name.starts_with('X');
  if (is_hex) name.remove_prefix(1);
  std::uint32_t point = 0;
  auto const read =
      std::from_chars(name.data(), name.data() + name.size(), point, is_hex ? 16 : 10);
  if (name.empty() || read.ptr != name.data() + name.size()) return std::nullopt;
  std::string text;
  append_character(text, point);
  return text;
}

class Page {
 public:
  explicit Page(std::string_view html) : left_(html) {}

  std::string read() {
    while (!left_.empty()) {
      if (left_.starts_with("<!--"))
        skip_past("-->");
      else if (left_.front() == '<' && left_.size() > 1 && is_tag_start(left_[1]))
        read_tag();
      else if (left_.front() == '&')
        read_entity();
      else
        read_character();
    }
    return text_;
  }

 private:
  static bool is_tag_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '!' || c == '?';
  }

  void skip_past(std::string_view end) {
    auto const at = left_.find(end);
    left_.remove_prefix(at == std::string_view::npos ? left_.size() : at + end.size());
  }

  void read_tag() {
    auto const end = left_.find('>');
    auto tag = left_.substr(1, end == std::string_view::npos ? end : end - 1);
    skip_past(">");
    bool const closes = tag.starts_with('/');
    if (closes) tag.remove_prefix(1);
    auto const name = base::fold(tag.substr(0, tag.find_first_of(" \t\r\n/")));
    if (is_one_of(name, silent)) {
      if (!closes) skip_past_end_of(name);
      return;
    }
    if (name == "br") new_line();
    if (!is_one_of(name, blocks)) return;
    end_line();
    if (name != "blockquote") return;
    if (!closes)
      quoted_ += quoted_ < 9;
    else if (quoted_ > 0)
      --quoted_;
  }

  void skip_past_end_of(std::string const& name) {
    auto const is_here = [&](std::size_t at) {
      return base::fold(left_.substr(at + 2, name.size())) == name;
    };
    for (auto at = left_.find("</"); at != std::string_view::npos; at = left_.find("</", at + 2)) {
      if (!is_here(at)) continue;
      left_.remove_prefix(at);
      skip_past(">");
      return;
    }
    left_ = {};
  }

  void read_entity() {
    auto const end = left_.substr(0, 12).find(';');
    auto const text =
        end == std::string_view::npos ? std::nullopt : entity_text(left_.substr(1, end - 1));
    if (!text) return read_character();
    for (char const c : *text) append(c);
    left_.remove_prefix(end + 1);
  }

  void read_character() {
    char const c = left_.front();
    left_.remove_prefix(1);
    append(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
  }

  void append(char c) {
    if (c == ' ' && (is_at_start_ || text_.ends_with(' '))) return;
    if (is_at_start_)
      for (int i = 0; i < quoted_; ++i) text_ += "> ";
    is_at_start_ = false;
    text_ += c;
  }
  void end_line() {
    if (!is_at_start_) new_line();
  }
  void new_line() {
    text_ += '\n';
    is_at_start_ = true;
  }

  std::string_view left_;
  std::string text_;
  bool is_at_start_ = true;
  int quoted_ = 0;
};

}  // namespace

std::string text_of_html(std::string_view html) { return Page(html).read(); }

}  // namespace letters
