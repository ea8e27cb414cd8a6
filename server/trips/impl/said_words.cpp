// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/said_words.hpp"

#include <fmt/format.h>

#include "assistant/clauses.hpp"

namespace trips {

void SaidWarnings::not_understood(assistant::Span span) {
  auto const words = text_.substr(span.from, span.until - span.from);
  add("not_understood",
      {fmt::format("{}中的“{}”没有理解，行程未考虑这一点。", field_.zh, words),
       fmt::format("\"{}\" in {} was not understood and is not considered.", words, field_.en)});
}

void SaidWarnings::not_used(assistant::Span span) {
  auto const around = assistant::clause_around(text_, span);
  auto const words = text_.substr(around.from, around.until - around.from);
  add("not_used",
      {fmt::format("{}中的“{}”读懂了，但规划暂时用不上。", field_.zh, words),
       fmt::format("\"{}\" in {} was understood, but planning cannot use it.", words, field_.en)});
}

void SaidWarnings::contradicts(assistant::Span span, Words const& planned) {
  auto const words = text_.substr(span.from, span.until - span.from);
  add("contradicts_field",
      {fmt::format("{}中的“{}”与所填的不一致，按所填的（{}）规划。", field_.zh, words, planned.zh),
       fmt::format("\"{}\" in {} is not what was filled in, which counts ({}).", words, field_.en,
                   planned.en)});
}

void SaidWarnings::add(std::string code, Words text) {
  bool const is_told = std::any_of(warnings_.begin(), warnings_.end(), [&](Warning const& each) {
    return each.code == code && each.text.zh == text.zh;
  });
  if (!is_told) warnings_.push_back({std::move(code), std::move(text)});
}

}  // namespace trips
