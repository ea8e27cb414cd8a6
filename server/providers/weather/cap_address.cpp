// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/cap_address.hpp"

#include "providers/impl/ask_for.hpp"

namespace providers {
namespace {

base::Refusal kind_of(Outcome const& outcome) {
  if (outcome.is_answered() && (outcome.status() == 404 || outcome.status() == 410))
    return base::Refusal::not_found;
  return outcome.trouble == Trouble::too_large ? base::Refusal::too_large
                                               : base::Refusal::unavailable;
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
  Call const call{.target = there->target,
                  .deadlines = conversation_deadlines,
                  .until = until,
                  .most_bytes = most_bytes};
  auto outcome = provider_.call(call);
  if (!outcome.is_success()) return base::refuse(kind_of(outcome), why_no_answer(outcome));
  return std::move(outcome.body);
}

}  // namespace providers
