// SPDX-License-Identifier: Apache-2.0
#include "http/message.hpp"

#include <array>
#include <charconv>

#include "base/text.hpp"

namespace http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> method_words{{
    {Method::get, "GET"},
    {Method::head, "HEAD"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::delete_, "DELETE"},
    {Method::options, "OPTIONS"},
}};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The q of "en;q=0.8", 1 without one, 0 when it cannot be read.
double quality_of(std::string_view parameters) {
  auto const at = parameters.find("q=");
  if (at == std::string_view::npos) return 1;
  auto const text = base::trim(parameters.substr(at + 2));
  double q = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), q);
  return error == std::errc{} ? q : 0;
}

bool read_query(std::string_view query, Parameters& into) {
  while (!query.empty()) {
    auto const part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), part.size() + 1));
    if (part.empty()) continue;
    auto const equals = part.find('=');
    auto name = percent_decoded(part.substr(0, equals), true);
    auto value =
        percent_decoded(equals == std::string_view::npos ? "" : part.substr(equals + 1), true);
    if (!name || !value) return false;
    into.add(std::move(*name), std::move(*value));
  }
  return true;
}

}  // namespace

std::string_view to_word(Method method) {
  for (auto const& [known, word] : method_words)
    if (known == method) return word;
  return "OTHER";
}

Method method_from(std::string_view word) {
  for (auto const& [known, text] : method_words)
    if (text == word) return known;
  return Method::other;
}

std::string_view to_word(Locale locale) { return locale == Locale::en ? "en" : "zh-CN"; }

Locale locale_from(std::string_view accept_language) {
  double best_zh = 0;
  double best_en = 0;
  while (!accept_language.empty()) {
    auto const part = base::trim(accept_language.substr(0, accept_language.find(',')));
    auto const comma = accept_language.find(',');
    accept_language.remove_prefix(comma == std::string_view::npos ? accept_language.size()
                                                                  : comma + 1);
    auto const semicolon = part.find(';');
    auto const q = semicolon == std::string_view::npos ? 1 : quality_of(part.substr(semicolon));
    auto const language = part.substr(0, part.find_first_of("-;"));
    if (equal_ignoring_case(language, "zh")) best_zh = std::max(best_zh, q);
    if (equal_ignoring_case(language, "en")) best_en = std::max(best_en, q);
  }
  return best_en > best_zh ? Locale::en : Locale::zh_cn;
}

void Parameters::add(std::string name, std::string value) {
  entries_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> Parameters::find(std::string_view name) const {
  for (auto const& [key, value] : entries_)
    if (key == name) return value;
  return std::nullopt;
}

std::vector<std::string_view> Parameters::list(std::string_view name) const {
  std::vector<std::string_view> found;
  for (auto const& [key, value] : entries_)
    if (key == name) found.push_back(value);
  return found;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      int const high = hex_value(text[i + 1]);
      int const low = hex_value(text[i + 2]);
      if (high < 0 || low < 0 || (high == 0 && low == 0)) return std::nullopt;
      decoded.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      decoded.push_back(plus_is_space && text[i] == '+' ? ' ' : text[i]);
    }
  }
  return base::is_utf8(decoded) ? std::optional(std::move(decoded)) : std::nullopt;
}

bool read_target(std::string_view target, Request& into) {
  if (target.empty() || target.front() != '/') return false;
  target = target.substr(0, target.find('#'));
  auto const question = target.find('?');
  auto path = percent_decoded(target.substr(0, question), false);
  if (!path) return false;
  into.path = std::move(*path);
  into.query.clear();
  return question == std::string_view::npos || read_query(target.substr(question + 1), into.query);
}

}  // namespace http
