// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "assistant/chat.hpp"
#include "assistant/impl/talked_of.hpp"

namespace assistant {

// Calls a function by name, shows the step and keeps it; nullopt: there is no such function, or
// nobody listens any more.
using CallFunction = std::function<std::optional<ChatFunction::Result>(std::string_view name,
                                                                       std::string arguments)>;

struct RuleParts {
  std::vector<KeptTurn> const& turns;
  TalkedOf talked_of;
  http::Locale locale;
  CallFunction call;
  CallFunction attempt;  // where it refuses, nothing is shown or kept, and it is nullopt
};

// What rules answer to the last of a person's turns: what came of what they agreed to, a change of
// the trip that is talked of, a plan when the wish is complete, questions when it is not, why a
// plan can be trusted, places by what was named, or a help article.
std::string answer_by_rules(RuleParts const& parts);

}  // namespace assistant
