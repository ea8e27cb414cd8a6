// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/cap_address.hpp"

#include <algorithm>

#include "providers/impl/ask_for.hpp"

namespace providers {
namespace {

base::Refusal kind_of(Outcome const& outcome) {
  if (outcome.is_answered() && (outcome.status() == 404 || outcome.status() == 410))
    return base::Refusal::not_found;
  return outcome.trouble == Trouble::too_large ? base::Refusal::too_large
                                               : base::Refusal::unavailable;
}

bool can_be_sent_back(std::string_view validator) {
  return std::ranges::all_of(validator, [](char c) { return c >= ' ' && c <= '~'; });
}

// The headers that ask for another state than this answer's.
http::Headers unless_changed_since(Head const& head) {
  http::Headers headers;
  auto const ask = [&](std::string_view question, std::string_view validator) {
    auto const value = head.headers.find(validator);
    if (value && can_be_sent_back(*value)) headers.add(question, *value);
  };
  ask("If-None-Match", "ETag");
  ask("If-Modified-Since", "Last-Modified");
  return headers;
}

// A state that is the old one is a good answer, when it was asked about.
std::optional<Meaning> unchanged(Outcome const& outcome) {
  return outcome.head.status == 304 ? std::optional(Meaning{}) : std::nullopt;
}

}  // namespace

CapAddress::CapAddress(Provider& provider, Address address)
    : provider_(provider),
      address_(std::move(address)),
      text_(address_.origin.origin() + address_.target) {}

base::Result<std::string> CapAddress::read(std::string_view link, std::size_t most_bytes,
                                           base::Instant until) {
  auto const there = link.empty() ? std::optional(address_)
                                  : resolve_location(address_.origin, address_.target, link);
  if (!there || there->origin != address_.origin)
    return base::refuse(base::Refusal::forbidden, "It is on another site.");
  Call call{.target = there->target,
            .deadlines = conversation_deadlines,
            .until = until,
            .most_bytes = most_bytes};
  if (link.empty() && !known_.unless_changed.empty()) {
    call.headers = known_.unless_changed;
    call.judge = unchanged;
  }
  auto outcome = provider_.call(call);
  if (!outcome.is_success()) return base::refuse(kind_of(outcome), why_no_answer(outcome));
  if (outcome.head.status == 304) return known_.text;
  if (link.empty()) known_ = {unless_changed_since(outcome.head), outcome.body};
  return std::move(outcome.body);
}

}  // namespace providers
