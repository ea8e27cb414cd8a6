// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "assistant/chat.hpp"

namespace assistant {

// Calls a function by name, shows the step and keeps it; nullopt: there is no such function, or
// nobody listens any more.
using CallFunction = std::function<std::optional<ChatFunction::Result>(std::string_view name,
                                                                       std::string arguments)>;

// What rules answer to the last of a person's turns: a plan when the wish is complete, questions
// when it is not, why a plan can be trusted, places by what was named, or a help article.
std::string answer_by_rules(std::vector<KeptTurn> const& turns, http::Locale locale,
                            CallFunction const& call);

}  // namespace assistant
