// SPDX-License-Identifier: Apache-2.0
// From a query's own words to its wishes, read by the product with the sandbox's names.
#pragma once
#include <string>

#include "assistant/lexicon.hpp"
#include "chinatravel/sandbox.hpp"
#include "chinatravel/wishes.hpp"

namespace chinatravel {

assistant::Lexicon lexicon_of(Sandbox const& sandbox);

// Looks at nothing of the query but its uid and its text. What the text leaves open is
// one person, one day, and no city.
Query query_from_words(std::string const& line, assistant::Lexicon const& lexicon);

}  // namespace chinatravel
