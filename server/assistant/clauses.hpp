// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "assistant/wish_slots.hpp"

// The parts of a text between commas and full stops, Chinese and Western.
namespace assistant {

// The whole clause around a span, so that 不 stays with what it refuses; without the blanks
// before it. A span that crosses a mark takes both sides along.
Span clause_around(std::string_view text, Span span);

// The clauses around these spans, each once, in the order of the text, parted by ，.
std::string clauses_of(std::string_view text, std::vector<Span> spans);

// The text without the clauses around these spans.
std::string without_clauses(std::string_view text, std::vector<Span> const& spans);

}  // namespace assistant
