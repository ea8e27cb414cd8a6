// SPDX-License-Identifier: Apache-2.0
#include "assistant/clauses.hpp"

#include <algorithm>

namespace assistant {
namespace {

bool is_mark(std::string_view point) {
  static constexpr std::string_view marks[] = {"，", "。", "；", "！", "？", ",", ";", "\n"};
  return std::find(std::begin(marks), std::end(marks), point) != std::end(marks);
}

std::size_t length_at(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() &&
         (static_cast<unsigned char>(text[at + length]) & 0xc0u) == 0x80u)
    ++length;
  return length;
}

// Every clause of the text, without the blanks around it; empty ones too.
std::vector<Span> all_clauses(std::string_view text) {
  std::vector<Span> clauses;
  std::size_t begin = 0;
  auto const close = [&](std::size_t end) {
    while (begin < end && text[begin] == ' ') ++begin;
    clauses.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  for (std::size_t at = 0; at < text.size();) {
    auto const length = length_at(text, at);
    if (is_mark(text.substr(at, length))) {
      close(at);
      begin = at + length;
    }
    at += length;
  }
  close(text.size());
  return clauses;
}

template <class Keeps>
std::string joined(std::string_view text, Keeps keeps) {
  std::string made;
  for (auto const& clause : all_clauses(text)) {
    if (clause.from == clause.until || !keeps(clause)) continue;
    if (!made.empty()) made += "，";
    made += text.substr(clause.from, clause.until - clause.from);
  }
  return made;
}

bool overlap(Span a, Span b) { return a.from < b.until && b.from < a.until; }

}  // namespace

Span clause_around(std::string_view text, Span span) {
  Span around = span;
  for (auto const& clause : all_clauses(text)) {
    if (!overlap(clause, span)) continue;
    around.from = std::min(around.from, clause.from);
    around.until = std::max(around.until, clause.until);
  }
  return around;
}

std::string clauses_of(std::string_view text, std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.from < b.from; });
  std::string made;
  std::uint32_t covered = 0;
  for (auto const& span : spans) {
    if (span.from < covered) continue;
    auto const around = clause_around(text, span);
    covered = around.until;
    if (!made.empty()) made += "，";
    made += text.substr(around.from, around.until - around.from);
  }
  return made;
}

std::string without_clauses(std::string_view text, std::vector<Span> const& spans) {
  return joined(text, [&](Span clause) {
    return std::none_of(spans.begin(), spans.end(),
                        [&](Span span) { return overlap(clause, span); });
  });
}

}  // namespace assistant
