// SPDX-License-Identifier: Apache-2.0
#include "providers/impl/ask_for.hpp"

#include <fmt/format.h>

#include "providers/impl/json_fields.hpp"

namespace providers {

std::string why_no_answer(Outcome const& outcome) {
  if (!outcome.why.empty()) return outcome.why;
  return fmt::format("It answered {}.", outcome.status());
}

std::optional<Meaning> no_json(Outcome const& outcome) {
  if (outcome.head.status / 100 != 2 || json_fields::parse(outcome.body)) return std::nullopt;
  return Meaning{.status = 502, .why = "Its answer is no JSON."};
}

}  // namespace providers
