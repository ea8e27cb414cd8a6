// SPDX-License-Identifier: Apache-2.0
#include "http/language.hpp"

#include <optional>
#include <vector>

namespace http {
namespace {

constexpr std::string_view gap = "{}";

// What stands in the gaps of `form`, if `text` has that form.
std::optional<std::vector<std::string_view>> gaps_of(std::string_view text, std::string_view form) {
  auto at = form.find(gap);
  if (!text.starts_with(form.substr(0, at))) return std::nullopt;
  std::vector<std::string_view> found;
  if (at == std::string_view::npos) return text == form ? std::optional(found) : std::nullopt;
  text.remove_prefix(at);
  while (at != std::string_view::npos) {
    form.remove_prefix(at + gap.size());
    at = form.find(gap);
    auto const words = form.substr(0, at);  // up to the next gap, or to the end
    auto const is_last = at == std::string_view::npos;
    if (is_last && !text.ends_with(words)) return std::nullopt;
    auto const end = is_last ? text.size() - words.size() : text.find(words);
    if (end == std::string_view::npos) return std::nullopt;
    found.push_back(text.substr(0, end));
    text.remove_prefix(end + words.size());
  }
  return found;
}

std::string filled(std::string_view form, std::vector<std::string> const& gaps) {
  std::string text;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != '{') {
      text += form[i];
      continue;
    }
    text += gaps.at(static_cast<std::size_t>(form[i + 1] - '0'));
    i += 2;
  }
  return text;
}

}  // namespace

std::string in_language(std::string_view english, Locale locale, Sentences table) {
  if (locale == Locale::en) return std::string(english);
  for (auto const& sentence : table) {
    auto const gaps = gaps_of(english, sentence.english);
    if (!gaps) continue;
    std::vector<std::string> translated;
    for (auto const each : *gaps) translated.push_back(in_language(each, locale, table));
    return filled(sentence.chinese, translated);
  }
  return std::string(english);
}

base::Error in_language(base::Error error, Locale locale, Sentences table) {
  error.why = in_language(error.why, locale, table);
  for (auto& field : error.fields) field.detail = in_language(field.detail, locale, table);
  return error;
}

}  // namespace http
