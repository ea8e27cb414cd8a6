// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "providers/chain.hpp"
#include "providers/provider.hpp"

namespace providers {

std::string why_no_answer(Outcome const& outcome);

// A good status with a body that is no JSON comes from something broken on the way.
std::optional<Meaning> no_json(Outcome const& outcome);

// One call whose answer is read; the reason, for operators, when it is none.
template <class T>
Said<T> ask_for(
    Provider& provider, Call const& call,
    std::type_identity_t<std::function<std::optional<T>(std::string_view)>> const& read) {
  auto const outcome = provider.call(call);
  if (!outcome.is_success()) return {.why = why_no_answer(outcome)};
  auto made = read(outcome.body);
  if (!made) return {.why = "Its answer does not say what was asked."};
  return {.value = std::move(made)};
}

}  // namespace providers
