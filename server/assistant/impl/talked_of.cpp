// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/talked_of.hpp"

#include <ranges>

namespace assistant {

std::string id_behind(std::string_view word, std::string_view text) {
  auto const at = text.find(word);
  if (at == std::string_view::npos) return {};
  auto const id = text.substr(at + word.size());
  return std::string(id.substr(0, id.find_first_of(" )\n")));
}

TalkedOf talked_of(std::vector<KeptTurn> const& turns, std::string_view on_screen) {
  TalkedOf found;
  for (auto const& turn : std::views::reverse(turns)) {
    auto const& name = turn.answers.name;
    if (turn.role != Turn::Role::function) continue;
    if (found.plan.empty() && name == plan_function)
      found.plan = id_behind("recommendation_id ", turn.text);
    bool const is_of_trip = name == keep_function || name == revise_function;
    if (found.plan.empty() && found.trip.empty() && is_of_trip)
      found.trip = id_behind("trip_id ", turn.text);
  }
  if (found.plan.empty() && found.trip.empty()) found.trip = on_screen;
  return found;
}

}  // namespace assistant
