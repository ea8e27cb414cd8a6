// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "assistant/facts.hpp"
#include "assistant/lexicon.hpp"

// Three cities with some places, as the sentences of the tests speak of them.
namespace assistant::tests {

// A Wednesday.
inline constexpr base::Day example_day =
    base::Day(std::chrono::year(2026) / std::chrono::November / 25);

Lexicon const& example_lexicon();

// "slot=value" of every fact, joined by "; "; a soft one ends with "?", and one of several
// alternatives with "|group.branch".
std::string facts_in(std::string_view text);
std::string to_text(Fact const& fact);

}  // namespace assistant::tests
